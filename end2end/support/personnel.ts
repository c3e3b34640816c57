import { expect, type Locator, type Page } from "@playwright/test";
import { fill } from "./door.ts";
import { hydrated } from "./fixtures.ts";

/** The people of the company in use: «Gestión de personas y usuarios». */
export async function opensPeople(page: Page, script: boolean): Promise<void> {
  await page.getByRole("main").getByRole("link", { name: "Gestión de personas y usuarios" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gestión de personas y usuarios");
  await hydrated(page, script);
}

/** The field that people are looked for in. */
export const searchField = (page: Page) => page.getByLabel("Buscar por nombre, RUT o correo");

/** The list shows who was looked for. */
export async function found(page: Page, text: string): Promise<void> {
  await expect(page.getByRole("link", { name: `Quitar el filtro «${text}»`, exact: true })).toBeVisible();
}

/** Looks for somebody by part of name, RUT or address: with script by typing alone. */
export async function searches(page: Page, script: boolean, text: string): Promise<void> {
  await searchField(page).fill(text);
  if (!script) await page.getByRole("button", { name: "Buscar" }).click();
  await found(page, text);
  await hydrated(page, script);
}

/** The «ficha» of somebody whom the list shows. */
export async function opensCard(page: Page, script: boolean, name: string): Promise<void> {
  await page.getByRole("main").getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await hydrated(page, script);
}

/** Adds somebody by hand, from the list. */
export async function adds(page: Page, script: boolean, rut: string, names: string, surname: string, email: string): Promise<void> {
  await page.getByRole("link", { name: "Agregar persona" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Agregar persona");
  await hydrated(page, script);
  await fill(page, "RUT", rut);
  await fill(page, "Nombres", names);
  await fill(page, "Apellido paterno", surname);
  await page.getByLabel("Correo de contacto").fill(email);
  await page.getByRole("button", { name: "Agregar" }).click();
  await expect(page.getByRole("main")).toContainText("su usuario está creado");
  await hydrated(page, script);
}

/** «Pendientes», from the list or from a «ficha». */
export async function opensPending(page: Page, script: boolean): Promise<void> {
  const list = await page.getByRole("link", { name: "Pendientes", exact: true }).count();
  if (!list) await page.getByRole("main").getByRole("link", { name: "Gestión de personas y usuarios" }).click();
  await page.getByRole("link", { name: "Pendientes", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pendientes");
  await hydrated(page, script);
}

/** A part of the «ficha». */
export function part(page: Page, title: string) {
  return page.getByRole("region", { name: title, exact: true });
}

/** A refusal stands at its field, is read out with it, and is told in a summary that leads there. */
export async function expectRefused(page: Page, field: Locator, words: string): Promise<void> {
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(new RegExp(words));
  const way = page.getByRole("alert").getByRole("link", { name: words });
  await expect(way).toHaveAttribute("href", `#${await field.getAttribute("id")}`);
}
