import { changesUser, CORDILLERA, DANIELA, enters, signInToTable, TRIGO } from "../support/companies.ts";
import { expect, test } from "../support/fixtures.ts";

test("A-23 changing the company loads no page anew and takes 4 KB at the most", async ({ page }) => {
  await signInToTable(page, true, DANIELA);
  await enters(page, true, TRIGO);
  await page.evaluate(() => Object.assign(window, { stays: "yes" }));
  let bytes = 0;
  const documents: string[] = [];
  page.on("response", (answer) => {
    if (answer.request().resourceType() === "document") documents.push(answer.url());
  });
  await changesUser(page);
  page.on("response", async (answer) => {
    const { responseBodySize, responseHeadersSize } = await answer.request().sizes();
    bytes += responseBodySize + responseHeadersSize;
  });
  await enters(page, true, CORDILLERA);
  await expect(page.getByText("Lo que puedes hacer aquí")).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(documents).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { stays?: string }).stays)).toBe("yes");
  expect(bytes).toBeGreaterThan(100);
  expect(bytes).toBeLessThanOrEqual(4096);
});

test("A-13 A-25 a page that the browser kept whole is asked for anew when it is shown once more", async ({ page }) => {
  await signInToTable(page, true, DANIELA);
  await enters(page, true, TRIGO);
  const asked = (request: { resourceType: () => string }) => request.resourceType() === "document";
  const shown = (persisted: boolean) =>
    page.evaluate((persisted) => {
      const event = new PageTransitionEvent("pageshow", { persisted });
      setTimeout(() => window.dispatchEvent(event), 0);
    }, persisted);
  // One that was loaded is left alone.
  await page.evaluate(() => Object.assign(window, { stays: "yes" }));
  const documents: string[] = [];
  page.on("request", (request) => {
    if (asked(request)) documents.push(request.url());
  });
  await shown(false);
  // Whatever that began has been asked for when the server answered something later.
  await page.evaluate(async () => (await fetch("/salud/viva")).text());
  expect(documents).toEqual([]);
  expect(await page.evaluate(() => "stays" in window)).toBe(true);
  const anew = page.waitForRequest(asked);
  await shown(true);
  expect((await anew).url()).toBe(page.url());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(TRIGO);
});

test("A-25 while another company is fetched nothing of the former one is shown", async ({ page }) => {
  await signInToTable(page, true, DANIELA);
  await enters(page, true, TRIGO);
  await changesUser(page);
  // Answers about the next company are late.
  let release = () => {};
  const held = new Promise<void>((resolve) => { release = resolve; });
  await page.route(/\/api\/(inside|platform\/corner)/, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("link", { name: `Acceder a ${CORDILLERA}` }).click();
  await expect(page).toHaveURL(/\/gestion\/e\//);
  await expect(page.locator("body")).not.toContainText(TRIGO);
  release();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(CORDILLERA);
});
