import { test } from "../support/fixtures.ts";
import { byKeyboard } from "../support/hand.ts";
import { week } from "../support/week.ts";

test.use({ house: "week" });

test("X-07 A-58 an administrator's week by the keyboard alone", async ({ page }) => {
  test.setTimeout(300_000);
  await week(page, true, byKeyboard(page), 9);
});
