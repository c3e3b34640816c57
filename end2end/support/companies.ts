import { expect, type Page } from "@playwright/test";
import { fill, PASSWORD, signIn } from "./door.ts";
import { hydrated } from "./fixtures.ts";

/** People of the demonstration who belong to companies. */
export const ROSA = "46000001-7";
export const JORGE = "46000002-5";
export const DANIELA = "46123123-3";
export const IGNACIO = "43111222-1";
export const BERNARDO = "45000009-4";

/** Their companies. */
export const TRIGO = "Panadería El Trigo SpA";
export const CORDILLERA = "Transportes Cordillera Ltda.";
export const AROMOS = "Viña Los Aromos S.A.";

/** Signs somebody in who chooses among several companies, or has none that opens. */
export async function signInToTable(page: Page, script: boolean, rut: string): Promise<void> {
  await signIn(page, script, rut, PASSWORD, /\/gestion\/empresas$/);
}

/** Signs somebody in whom one company lets in. */
export async function signInToCompany(page: Page, script: boolean, rut: string, password = PASSWORD): Promise<void> {
  await signIn(page, script, rut, password, /\/gestion\/e\/[0-9a-f-]{36}$/);
}

/** «Acceder» in the row of that company. */
export async function enters(page: Page, script: boolean, name: string): Promise<void> {
  await hydrated(page, script);
  await page.getByRole("link", { name: `Acceder a ${name}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page.getByRole("banner")).toContainText(name);
}

/** «Cambiar de usuario», in the person's corner: two clicks. */
export async function changesUser(page: Page): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: /Menú de/ }).click();
  await page.getByRole("banner").getByRole("link", { name: "Cambiar de usuario" }).click();
  await expect(page).toHaveURL(/\/gestion\/empresas$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tus empresas");
}

/** «Registrarse» as a worker, with RUT, number of the card and address. */
export async function registers(page: Page, script: boolean, rut: string, card: string, email: string): Promise<void> {
  await page.goto("/gestion/registro");
  await hydrated(page, script);
  await fill(page, "RUT", rut);
  await fill(page, "N° de serie o documento", card);
  await fill(page, "Correo electrónico", email);
  await page.getByRole("checkbox", { name: /el tratamiento de mis datos/ }).check();
  await page.getByRole("button", { name: "Registrarme" }).click();
}
