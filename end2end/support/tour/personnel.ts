import { expect, type Page } from "@playwright/test";
import { bringsPeople, comesTo } from "../bulk.ts";
import { ROSA, signInToCompany } from "../companies.ts";
import { hydrated } from "../fixtures.ts";
import { goes, type Look } from "./look.ts";

/** A good row, a RUT that is none, an address that is none. */
const FILE = [
  "RUT;Nombres;Apellido paterno;Correo;Estado",
  "10.000.013-K;Ana;Soto;ana.soto@ejemplo.test;Habilitado",
  "10.000.013-5;Beto;Mena;;",
  "46.123.123-3;Daniela;Muñoz;daniela@gmail,com;Habilitado",
].join("\r\n");

/** The people of a company, as its administrator sees them. */
export async function people(page: Page, look: Look): Promise<void> {
  await signInToCompany(page, true, ROSA);
  const company = new URL(page.url()).pathname;
  const main = page.getByRole("main");
  await goes(page, `${company}/personas`);
  await look("gestion-personas", page);
  await goes(page, `${company}/personas?buscar=nadie+que+exista`);
  await look("gestion-personas-nadie", page);
  await goes(page, `${company}/personas/agregar`);
  await page.getByRole("button", { name: "Agregar" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look("gestion-persona-agregar", page);
  await goes(page, `${company}/personas/pendientes`);
  await look("gestion-pendientes", page);
  await goes(page, `${company}/personas?buscar=daniela`);
  await main.getByRole("link", { name: "Daniela Muñoz Tapia" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Daniela Muñoz Tapia");
  await hydrated(page, true);
  await look("gestion-ficha", page);
  await page.getByRole("link", { name: "Inhabilitar" }).click();
  await expect(page.getByRole("button", { name: "Sí, inhabilitar" })).toBeVisible();
  await look("gestion-ficha-inhabilitar", page);
  await goes(page, `${company}/personas?buscar=jorge+pinto`);
  await page.getByRole("checkbox", { name: "Elegir a Jorge Pinto Rivas" }).check();
  await look("gestion-personas-elegidas", page);
  await page.getByRole("button", { name: "Inhabilitar elegidas" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Inhabilitar a estas personas");
  await hydrated(page, true);
  await look("gestion-personas-inhabilitar", page);
  await goes(page, `${company}/estructura`);
  await look("gestion-estructura", page);
}

/** Files of people: the room, what a file would do, its refusals. */
export async function loads(page: Page, look: Look): Promise<void> {
  const company = /^\/gestion\/e\/[0-9a-f-]{36}/.exec(new URL(page.url()).pathname)?.[0] ?? "";
  await goes(page, `${company}/cargas`);
  await look("gestion-cargas", page);
  await bringsPeople(page, true, FILE, { looked: "3 filas" });
  await comesTo(page, true, "Algunas filas no se pueden aplicar");
  await look("gestion-carga", page);
  await page.getByRole("link", { name: /^Rechazadas/ }).click();
  await hydrated(page, true);
  await look("gestion-carga-rechazadas", page);
  await page.getByRole("button", { name: "Descartar esta carga" }).click();
  await expect(page.getByText("El archivo se descartó; no cambió nada.").first()).toBeVisible();
  await hydrated(page, true);
}

/** Perfiles, who gets which and why, and what is asked for. */
export async function roles(page: Page, look: Look): Promise<void> {
  const company = /^\/gestion\/e\/[0-9a-f-]{36}/.exec(new URL(page.url()).pathname)?.[0] ?? "";
  await goes(page, `${company}/perfiles`);
  await look("gestion-roles", page);
  await page.getByRole("link", { name: "Crear un perfil" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nuevo perfil");
  await hydrated(page, true);
  await page.getByRole("checkbox", { name: "Editar Inspecciones", exact: true }).check();
  await look("gestion-rol-nuevo", page);
  for (const [name, path] of [
    ["gestion-suplentes", "perfiles/suplentes"],
    ["gestion-porque", "perfiles/porque"],
    ["gestion-solicitudes", "solicitudes"],
    ["gestion-modulos", "modulos"],
    ["gestion-modulo", "modulos/inspecciones"],
  ] as const) {
    await goes(page, `${company}/${path}`);
    await look(name, page);
  }
}
