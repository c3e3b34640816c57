import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";
import { Demonstration } from "./demonstration.ts";
import { claim, type Affiliate } from "./people.ts";

// What a browser says by itself: about an answer that we meant to give, and, where script is off or
// the next page comes soon, about a program that was fetched in vain.
const EXPECTED =
  /Failed to load resource: the server responded with a status of 4\d\d|was preloaded using link preload but not used/;

type Fixtures = {
  /** An affiliate of the demonstration that no other test has. */
  affiliate: Affiliate;
  /** Whether this run has script. */
  script: boolean;
  /** Finds accessibility faults of the page as it stands (WCAG 2.2 AA). */
  expectAccessible: (page: Page) => Promise<void>;
};

type Workers = {
  /**
   * A word of those tests that want a server without any others: where the clock was moved, what
   * a command writes at the machine's own time has run out already.
   */
  house: string;
  /** The server of this worker; nobody else's test moves its clock. */
  demonstration: Demonstration;
};

/** The test of this project: fails on anything that the console complains about. */
export const test = base.extend<Fixtures, Workers>({
  house: ["everybody", { option: true, scope: "worker" }],
  demonstration: [
    // Named so that another house means another worker.
    async ({ house: _ }, use, { workerIndex }) => {
      const demonstration = await Demonstration.start(workerIndex);
      await use(demonstration);
      await demonstration.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ demonstration }, use) => use(demonstration.origin),
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      const text = message.text();
      if (["error", "warning"].includes(message.type()) && !EXPECTED.test(text)) {
        complaints.push(text);
      }
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await use(page);
    expect(complaints, "the console stays silent").toEqual([]);
  },
  affiliate: async ({}, use) => use(claim()),
  script: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),
  expectAccessible: async ({ javaScriptEnabled }, use) => {
    await use(async (page) => {
      // The checker is a script itself.
      if (javaScriptEnabled === false) return;
      // A page that is still loading has no title and nothing to find fault with.
      await expect(page.locator("p.loaded")).toHaveCount(0);
      await expect(page).toHaveTitle(/\S/);
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(" ")}`);
      expect(found).toEqual([]);
    });
  },
});

export { expect };

/** Waits until the program has taken over the page, where there is one. */
export async function hydrated(page: Page, script: boolean): Promise<void> {
  if (script) await expect(page.locator("html[data-hydrated]")).toBeAttached();
}
