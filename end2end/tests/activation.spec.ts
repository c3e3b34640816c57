import { expect, hydrated, test } from "../support/fixtures.ts";
import { linkFromMail } from "../support/mailbox.ts";
import { claimAddress } from "../support/people.ts";
import { PASSWORD, lookUp, openForm, register, stranger, submit } from "../support/registration.ts";

const SUBJECT = /Active su cuenta/;

test("H-27 H-41 A27 a non-affiliate's link activates with one button, and its address keeps no token", async ({ page, script, expectAccessible }) => {
  const form = stranger();
  await register(page, form, script);
  const link = await linkFromMail(page, form.email, SUBJECT);
  // Opening it, twice, spends nothing.
  await page.goto(link);
  await page.goto(link);
  await hydrated(page, script);
  await expect(page).toHaveURL(/\/hanna\/activar$/);
  await expect(page.getByRole("main")).toContainText("•••@ejemplo.test");
  await expect(page.getByRole("main")).not.toContainText(form.email);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Activar mi cuenta" }).click();
  await expect(page).toHaveURL(/\/hanna\/inicio/);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Esta cuenta ya está activada");
});

test("H-29 Q31 an affiliate's link leads to the questions", async ({ page, script, affiliate }) => {
  await openForm(page, script);
  await lookUp(page, affiliate.number);
  const email = claimAddress("afiliada");
  await page.getByRole("group", { name: "Correo electrónico" }).getByText("Escribir otro").click();
  await page.locator("#email").fill(email);
  await page.locator("#birth_date").fill(affiliate.birthDate);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("#password_again").fill(PASSWORD);
  await page.locator("#consent_data").check();
  await submit(page).click();
  await page.getByRole("button", { name: "Crear Usuario" }).click();
  await expect(page.getByRole("heading", { name: "Guardado Exitosamente" })).toBeVisible();
  await page.goto(await linkFromMail(page, email, SUBJECT));
  await hydrated(page, script);
  await page.getByRole("button", { name: "Activar mi cuenta" }).click();
  await expect(page).toHaveURL(/\/hanna\/preguntas/);
});

test("Q46 A10 another browser is asked for the password, or sets a new one", async ({ page, script, browser, baseURL, javaScriptEnabled, expectAccessible }) => {
  const form = stranger();
  await register(page, form, script);
  const link = await linkFromMail(page, form.email, SUBJECT);
  const context = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: javaScriptEnabled !== false });
  const other = await context.newPage();
  await other.goto(link);
  await hydrated(other, script);
  await expectAccessible(other);
  await other.getByLabel("Contraseña que eligió al registrarse").fill("no es esta contraseña");
  await other.getByRole("button", { name: "Activar mi cuenta" }).click();
  await expect(other.getByRole("alert")).toBeVisible();
  await hydrated(other, script);
  await other.getByText("No la recuerdo").click();
  await other.getByLabel("Nueva contraseña", { exact: true }).fill("delfines en bicicleta roja");
  await other.getByLabel("La nueva contraseña otra vez").fill("delfines en bicicleta roja");
  await other.getByRole("button", { name: "Guardar y activar" }).click();
  await expect(other).toHaveURL(/\/hanna\/inicio/);
  await context.close();
});

test("H-28 an unknown link says so and shows the ways on", async ({ page, expectAccessible }) => {
  await page.goto(`/hanna/enlace/activar/${"A".repeat(43)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Este enlace no sirve");
  await expect(page.getByRole("link", { name: "Crear Cuenta Nueva" })).toBeVisible();
  await expectAccessible(page);
});

test("Q45 that an address has an account is told to whoever holds its link", async ({ page, script, browser, baseURL, javaScriptEnabled }) => {
  const form = stranger();
  await register(page, form, script);
  await page.goto(await linkFromMail(page, form.email, SUBJECT));
  await hydrated(page, script);
  await page.getByRole("button", { name: "Activar mi cuenta" }).click();
  await expect(page).toHaveURL(/\/hanna\/inicio/);
  const context = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: javaScriptEnabled !== false });
  const again = await context.newPage();
  await register(again, { ...stranger(), email: form.email }, script);
  await again.goto(await linkFromMail(again, form.email, SUBJECT));
  await hydrated(again, script);
  await again.getByRole("button", { name: "Activar mi cuenta" }).click();
  await expect(again.getByRole("heading", { level: 1 })).toHaveText("Usted ya tiene una cuenta");
  await again.getByRole("link", { name: "Usar otro correo" }).click();
  await expect(again.getByText("Corregir correo").first()).toBeVisible();
  await context.close();
});
