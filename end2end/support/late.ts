import type { Page } from "@playwright/test";

/**
 * Holds what the page asks for there; what is answered lets it come, and waits until it has. What
 * the page asks for later goes its own way: it may still be on its way when the test ends.
 */
export async function holds(page: Page, address: RegExp): Promise<() => Promise<void>> {
  let release = () => {};
  const held = new Promise<void>((resolve) => { release = resolve; });
  const answers: Promise<void>[] = [];
  await page.route(address, (route) => {
    const answer = held.then(async () => route.fulfill({ response: await route.fetch() }));
    answers.push(answer);
    return answer;
  });
  return async () => {
    release();
    await Promise.all(answers);
    await page.unrouteAll({ behavior: "wait" });
    // What came is on the page one frame later.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  };
}
