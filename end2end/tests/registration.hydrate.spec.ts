import { expect, test } from "../support/fixtures.ts";
import { fill, lookUp, openForm, register, stranger, submit } from "../support/registration.ts";

test("H-05 leaving the document's field looks it up, and what is typed meanwhile stays", async ({ page, affiliate }) => {
  await openForm(page, true);
  await page.locator("#document").fill(affiliate.number);
  await page.locator("#document").press("Tab");
  await page.locator("#birth_date").fill("29/02/1980");
  await expect(page.getByText("Encontramos datos")).toBeVisible();
  await expect(page.locator("#birth_date")).toHaveValue("29/02/1980");
});

test("H-14 the ☑ appears when a field is left and right, and not before", async ({ page }) => {
  await openForm(page, true);
  const field = page.locator(".field").filter({ has: page.locator("#phone") });
  const mark = field.getByRole("img", { name: "Correcto" });
  await page.locator("#phone").pressSequentially("399 123");
  await expect(mark).toBeHidden();
  await expect(field.locator(".field__problem")).toBeEmpty();
  await page.locator("#phone").blur();
  await expect(field.locator(".field__problem")).not.toBeEmpty();
  await page.locator("#phone").fill("399 123 4567");
  await expect(mark).toBeVisible();
});

test("H-11 a date settles to dd/mm/aaaa when its field is left", async ({ page }) => {
  await openForm(page, true);
  await page.locator("#birth_date").fill("9-2-1980");
  await page.locator("#birth_date").blur();
  await expect(page.locator("#birth_date")).toHaveValue("09/02/1980");
});

test("Q21 ENTER in another field sends the form and looks nothing up", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const form = stranger();
  await openForm(page, true);
  await page.locator("#document").fill(form.document);
  await page.locator("#document").press("Enter");
  await expect(page.getByText("No tenemos datos")).toBeVisible();
  asked.length = 0;
  await page.locator("#first_name").fill("Marta");
  await page.locator("#first_name").press("Enter");
  await expect(page.getByRole("alert")).toBeVisible();
  expect(asked.filter((url) => url.includes("look-up"))).toEqual([]);
});

test("H-24 «Guardado Exitosamente» is a pop-up that keeps the focus and gives it back", async ({ page }) => {
  await register(page, stranger(), true);
  const saved = page.getByRole("dialog");
  await expect(saved.and(page.locator(":modal"))).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(saved).toBeHidden();
  // Asking again too soon does not open it again.
  await page.getByRole("button", { name: "Reenviar" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(saved).toBeHidden();
});

test("F23 a double click creates one user", async ({ page }) => {
  const sent: string[] = [];
  page.on("request", (request) => { if (request.url().includes("registration/finish")) sent.push(request.url()); });
  const form = stranger();
  await openForm(page, true);
  await lookUp(page, form.document);
  await fill(page, form);
  await submit(page).click();
  await page.getByRole("button", { name: "Crear Usuario" }).dblclick();
  await expect(page.getByRole("heading", { name: "Guardado Exitosamente" })).toBeVisible();
  expect(sent).toHaveLength(1);
});
