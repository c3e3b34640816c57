import { expect, type Page } from "@playwright/test";
import { hydrated } from "./fixtures.ts";

/** What the accounts of the demonstration share. */
export const PASSWORD = "camino largo al faro";

/** RUTs that belong to nobody here, one for each run. */
export const UNKNOWN_RUTS = ["43000002-0", "44000000-2"] as const;

/** Fills the field with exactly that label. */
export async function fill(page: Page, label: string, value: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(value);
}

/** Signs in to the platform by RUT. */
export async function signIn(
  page: Page,
  script: boolean,
  rut: string,
  password = PASSWORD,
  after = /\/gestion\/inicio$/,
): Promise<void> {
  await page.goto("/gestion/ingresar");
  await hydrated(page, script);
  await fill(page, "RUT", rut);
  await fill(page, "Contraseña", password);
  await page.getByRole("button", { name: "Siguiente" }).click();
  await expect(page).toHaveURL(after);
}

/** «Cerrar sesión», from the menu in the person's corner. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: /Menú de/ }).click();
  await page.getByRole("button", { name: "Cerrar sesión" }).click();
  await expect(page).toHaveURL(/\/(gestion|hanna)\/ingresar\?salida=si$/);
}
