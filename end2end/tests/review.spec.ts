import { begins, chooses, comesToTheQuestions, sends } from "../support/challenge.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { dotted } from "../support/people.ts";

test("Q21 X-06 after the proof one reviews true data, corrects them and goes on", async ({ page, script, affiliate, expectAccessible }) => {
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
  await expect(page.getByRole("main")).toContainText(`${affiliate.kind} ${dotted(affiliate.number)}`);
  await expect(page.getByRole("main")).toContainText(affiliate.birthDate);
  await expect(page.locator("input[name=first_surname]")).toHaveValue(new RegExp(`^${affiliate.firstSurname}$`, "i"));
  await expect(page.locator("input[name=phone]")).toHaveValue(/^\+57 3\d\d \d{3} \d{4}$/);
  await expect(page.getByText("comuníquese con nosotros al 3714545.")).toBeVisible();
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

test("Q21 what is wrong with one's own data is told beside each field, and nothing typed is lost", async ({ page, script, affiliate, expectAccessible }) => {
  await comesToTheQuestions(page, script, affiliate);
  await begins(page);
  await chooses(page, affiliate);
  await sends(page);
  await expect(page).toHaveURL(/\/hanna\/datos$/);
  await hydrated(page, script);
  const wrong = { first_name: "M4rta", phone: "6053714545" };
  for (const [id, text] of Object.entries(wrong)) await page.locator(`#${id}`).fill(text);
  await page.locator("#first_surname").fill("Otero");
  await page.getByRole("button", { name: "Confirmar" }).click();
  const summary = page.getByRole("alert");
  await expect(summary.getByRole("link")).toHaveText([/Use solo letras/, /teléfono fijo/]);
  await hydrated(page, script);
  const problem = (id: string) =>
    page.locator(".field").filter({ has: page.locator(`#${id}`) }).locator(".field__problem");
  await expect(problem("first_name")).toContainText("Use solo letras");
  await expect(problem("phone")).toContainText("teléfono fijo");
  await expect(problem("first_surname")).toBeEmpty();
  for (const [id, text] of Object.entries(wrong)) await expect(page.locator(`#${id}`)).toHaveValue(text);
  await expect(page.locator("#first_surname")).toHaveValue("Otero");
  await expectAccessible(page);
});

test("A18 a stranger sees neither questions nor data", async ({ page }) => {
  for (const path of ["/hanna/preguntas", "/hanna/datos"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/hanna\/ingresar/);
  }
});
