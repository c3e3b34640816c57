import { enterFirst, openAccount, put } from "../support/opening.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";

const ACTIVITY = "Código de actividad económica (SII)";
const WORKERS = "Número de trabajadores";
const INVOICES = "Correo para recibir facturas (intercambio DTE)";

test("W-11 W-37 Q7 what tax documents need is asked after the first sign-in, and what is wrong stays", async ({
  page,
  script,
  demonstration,
  expectAccessible,
}) => {
  test.setTimeout(180_000);
  const company = await openAccount(page, script, demonstration);
  await enterFirst(page, script, company.user, "tortuga verde en patines");
  const step = page.getByRole("listitem").filter({ hasText: "Completar los datos tributarios" });
  await expect(step).toContainText("Pendiente");
  await step.getByRole("link", { name: "Completar los datos tributarios" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Datos tributarios");
  await expect(page.getByText("Está en sii.cl")).toBeVisible();
  await expect(page.getByText("Es Pedro Lagos.")).toBeVisible();
  await hydrated(page, script);
  await expectAccessible(page);

  const wrong = {
    tax_activity: "10710",
    tax_workers: "0",
    billing_names: "Marta Soto",
    billing_email: "marta",
    billing_phone: "12",
  };
  for (const [name, value] of Object.entries(wrong)) await put(page, name, value);
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  for (const words of [
    "El código tiene 6 dígitos.",
    "Ingresa un número mayor que cero.",
    "Ingresa un correo válido.",
    "Ingresa un teléfono de 9 dígitos.",
    "Ingresa el correo donde recibes tus documentos tributarios.",
  ]) {
    await expect(page.getByRole("alert")).toContainText(words);
  }
  for (const label of [ACTIVITY, WORKERS, "Correo", "Teléfono", INVOICES]) {
    await expect(page.getByLabel(label, { exact: true })).toHaveAttribute("aria-invalid", "true");
  }
  for (const [name, value] of Object.entries(wrong)) {
    await expect(page.locator(`[name="${name}"]`)).toHaveValue(value);
  }
  await hydrated(page, script);
  await expectAccessible(page);

  await page.getByLabel(ACTIVITY, { exact: true }).fill("107100");
  await page.getByLabel(WORKERS, { exact: true }).fill("1.250");
  await page.getByLabel("Correo", { exact: true }).fill("marta@empresa.example");
  await page.getByLabel("Teléfono", { exact: true }).fill("223456789");
  await page.getByLabel(INVOICES, { exact: true }).fill("dte@empresa.example");
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.getByText("Los datos tributarios quedaron guardados.")).toBeVisible();
  // As it was understood, whatever way it was typed in.
  await page.reload();
  await expect(page.getByLabel(WORKERS, { exact: true })).toHaveValue("1250");
  await hydrated(page, script);
  await page.getByRole("main").getByRole("link", { name: "Primeros pasos" }).click();
  await expect(step).toContainText("Hecho");

  // Later from the company's own configuration: whoever is to be billed is the commercial contact.
  await hydrated(page, script);
  await step.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Datos tributarios");
  await hydrated(page, script);
  await page.getByRole("link", { name: "Inicio de la empresa" }).first().click();
  await hydrated(page, script);
  await page.getByRole("main").getByRole("link", { name: /Datos tributarios/ }).click();
  await expect(page.getByLabel(ACTIVITY, { exact: true })).toHaveValue("107100");
  await hydrated(page, script);
  await page.getByRole("checkbox", { name: "Es el mismo contacto comercial", exact: true }).check();
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.getByText("Los datos tributarios quedaron guardados.")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Es el mismo contacto comercial", exact: true })).toBeChecked();
  await expect(page.getByLabel("Nombre y apellidos", { exact: true })).toHaveValue("");
});
