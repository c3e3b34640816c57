import { begins, chooses, comesToTheQuestions, sends } from "../support/challenge.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";

test("Q21 after the proof one reviews true data, corrects them and goes on", async ({ page, script, affiliate, expectAccessible }) => {
  await comesToTheQuestions(page, script, affiliate);
  // Before the proof there is nothing to review, and no true value anywhere.
  await page.goto("/hanna/datos");
  await expect(page).toHaveURL(/\/hanna\/preguntas$/);
  await hydrated(page, script);
  await begins(page);
  await chooses(page, affiliate);
  await sends(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Revise sus datos");
  await hydrated(page, script);
  await expect(page.getByRole("main")).toContainText(affiliate.number);
  await expect(page.getByRole("main")).toContainText(affiliate.birthDate);
  await expect(page.locator("input[name=first_surname]")).toHaveValue(new RegExp(`^${affiliate.firstSurname}$`, "i"));
  await expectAccessible(page);
  await page.locator("input[name=phone]").fill("123");
  await page.getByRole("button", { name: "Confirmar" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.locator("input[name=phone]").fill("399 123 4567");
  await page.getByRole("button", { name: "Confirmar" }).click();
  await expect(page).toHaveURL(/\/hanna\/inicio$/);
  // It is asked once.
  await page.goto("/hanna/datos");
  await expect(page).toHaveURL(/\/hanna\/inicio$/);
});

test("A18 a stranger sees neither questions nor data", async ({ page }) => {
  for (const path of ["/hanna/preguntas", "/hanna/datos"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/hanna\/ingresar/);
  }
});
