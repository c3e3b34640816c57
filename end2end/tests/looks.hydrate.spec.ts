import { becomesAMember } from "../support/challenge.ts";
import { test } from "../support/fixtures.ts";
import { looksRight } from "../support/looks.ts";
import { administers, companies, inside, institution, offices, opening, outside, shutOut } from "../support/tour.ts";
import * as members from "../support/tour/members.ts";
import * as strangers from "../support/tour/strangers.ts";

// Every page in both themes, at 360 and 320 px, with letters twice as large, and for fingers.
// The walk is the one of `make pictures`.

const passesBy = async () => {};

test("X-07 every page before sign-in is accessible and fits a phone", async ({ page }) => {
  test.slow();
  await outside(page, looksRight);
});

test("X-07 every page of an affiliate is accessible and fits a phone", async ({ page }) => {
  test.slow();
  await inside(page, looksRight);
});

test("X-07 every page of the help desk and the administration is accessible and fits a phone", async ({ page, affiliate }) => {
  test.slow();
  const number = await strangers.pqrsf(page, passesBy);
  await page.context().clearCookies();
  const address = await becomesAMember(page, true, affiliate);
  await members.asksForAService(page, passesBy, "vivienda");
  await page.context().clearCookies();
  const blocked = await shutOut(page, looksRight);
  await offices(page, looksRight, number, blocked, { affiliate, address });
});

test("X-07 every page of a company that opens its account is accessible and fits a phone", async ({ page }) => {
  test.slow();
  await opening(page, looksRight);
});

test("X-07 every page of workers and their companies is accessible and fits a phone", async ({ page }) => {
  test.slow();
  await companies(page, looksRight);
});

test("X-07 every page of a company's people and perfiles is accessible and fits a phone", async ({ page }) => {
  test.slow();
  await administers(page, looksRight);
});

test("X-07 every page of an institution is accessible and fits a phone", async ({ page }) => {
  test.slow();
  await institution(page, looksRight);
});
