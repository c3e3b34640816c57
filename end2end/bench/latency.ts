import type { Page } from "@playwright/test";
import { tell } from "./table.ts";

// How long the page takes to answer what somebody does, as browsers themselves count it for «Interaction
// to Next Paint»: from the press until the next frame is on the screen (Event Timing). Playwright's
// presses come from outside of the page, so they count as a person's.

/** What an interaction may take at the most, and the aim. */
const GOAL = 100;
const AIM = 50;
/** Shorter ones are not told by browsers. */
const SHORTEST = 16;

type Measured = { interactions: number[]; tasks: number[] };

/** To be called before the page is opened. */
export async function watches(page: Page): Promise<void> {
  await page.addInitScript((shortest) => {
    const measured: Measured = { interactions: [], tasks: [] };
    Object.assign(window, { measured });
    const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
        type,
        durationThreshold: shortest,
      } as PerformanceObserverInit);
    observe("event", (entry) => {
      const { interactionId } = entry as PerformanceEntry & { interactionId?: number };
      if (interactionId) measured.interactions.push(entry.duration);
    });
    observe("longtask", (entry) => measured.tasks.push(entry.duration));
  }, SHORTEST);
}

/** What was measured since this was asked the last time, once the page has come to rest. */
async function since(page: Page): Promise<Measured> {
  await page.waitForTimeout(500);
  return page.evaluate(() => {
    const { measured } = window as unknown as { measured: Measured };
    return {
      interactions: measured.interactions.splice(0),
      tasks: measured.tasks.splice(0),
    };
  });
}

/** Does that and tells how long the slowest of the interactions took. */
export async function answers(page: Page, work: string, acts: () => Promise<void>): Promise<void> {
  await since(page);
  await acts();
  const { interactions } = await since(page);
  const slowest = Math.max(0, ...interactions);
  const told = slowest === 0 ? `less than ${SHORTEST} ms` : `${slowest} ms`;
  tell(work, told, `≤ ${GOAL} ms, aim ${AIM}`, slowest <= GOAL);
}

/** Does that and tells for how long the page could not have answered anybody. */
export async function deaf(page: Page, work: string, acts: () => Promise<void>): Promise<void> {
  await since(page);
  await acts();
  const { tasks } = await since(page);
  const longest = Math.max(0, ...tasks);
  const told = longest === 0 ? "no task of 50 ms" : `${longest} ms at once`;
  tell(work, told, `≤ ${GOAL} ms, aim ${AIM}`, longest <= GOAL);
}
