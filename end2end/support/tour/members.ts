import { expect, type Page } from "@playwright/test";
import { begins, chooses, comesToTheQuestions, PASSWORD, sends } from "../challenge.ts";
import { fill } from "../door.ts";
import { hydrated } from "../fixtures.ts";
import { type Affiliate, claim, isComplete } from "../people.ts";
import { sendCode } from "../proof-code.ts";
import { freshCode } from "../second-factor.ts";
import { goes, type Look } from "./look.ts";

/** The affiliate with the longest names that the pages have to bear. */
export function longNamed(): Affiliate {
  const letters = (one: Affiliate) =>
    [one.firstName, one.secondName, one.firstSurname, one.secondSurname].join(" ").length;
  return claim((one) => isComplete(one) && letters(one) > 28);
}

/** From the questions, past a wrong and an empty answer, to the first day at home. */
export async function proof(page: Page, look: Look, affiliate: Affiliate): Promise<void> {
  await comesToTheQuestions(page, true, affiliate);
  await hydrated(page, true);
  await look("preguntas", page);
  await begins(page);
  await hydrated(page, true);
  await sends(page);
  await expect(page.getByRole("alert")).toBeVisible();
  await hydrated(page, true);
  await look("preguntas-errores", page);
  await chooses(page, affiliate, true);
  await sends(page);
  await expect(page.getByRole("main")).toContainText("Le quedan 2 intentos");
  await hydrated(page, true);
  await look("preguntas-fallidas", page);
  await begins(page);
  await hydrated(page, true);
  await chooses(page, affiliate);
  await look("preguntas-abiertas", page);
  await sends(page);
  await expect(page).toHaveURL(/\/hanna\/datos$/);
  await hydrated(page, true);
  await look("datos", page);
  await page.getByRole("button", { name: "Confirmar" }).click();
  await expect(page).toHaveURL(/\/hanna\/inicio$/);
}

/** Somebody whom the questions block, and the code that would have been another way. */
export async function blocked(page: Page, look: Look, affiliate: Affiliate): Promise<void> {
  await comesToTheQuestions(page, true, affiliate);
  await hydrated(page, true);
  await sendCode(page).click();
  await expect(page).toHaveURL(/\/preguntas\/codigo/);
  await hydrated(page, true);
  await look("preguntas-codigo", page);
  await goes(page, "/hanna/preguntas");
  for (const told of ["Le quedan 2 intentos", "Le queda 1 intento", "radique una PQRSF"]) {
    await begins(page);
    await chooses(page, affiliate, true);
    await sends(page);
    await expect(page.getByRole("main")).toContainText(told);
    await hydrated(page, true);
  }
  await look("preguntas-bloqueo", page);
  await goes(page, "/hanna/pqrsf");
  await look("pqrsf-desbloqueo", page);
}

const ACCOUNT = [
  ["inicio", "/hanna/inicio"],
  ["servicio", "/hanna/servicios/vivienda"],
  ["cuenta", "/hanna/cuenta"],
  ["cuenta-correo", "/hanna/cuenta/correo"],
  ["cuenta-sesiones", "/hanna/cuenta/sesiones"],
  ["cuenta-historial", "/hanna/cuenta/historial"],
  ["cuenta-datos", "/hanna/cuenta/datos"],
  ["cuenta-datos-copia", "/hanna/cuenta/datos/copia"],
  ["cuenta-seguridad", "/hanna/cuenta/seguridad"],
] as const;

/** Every page of the own account of whoever is signed in. */
export async function account(page: Page, look: Look): Promise<void> {
  for (const [name, path] of ACCOUNT) {
    await goes(page, path);
    await look(name, page);
  }
  await goes(page, "/hanna/cuenta");
  await fill(page, "Contraseña actual", "no es esta clave");
  await page.getByRole("button", { name: "Cambiar contraseña" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look("cuenta-errores", page);
  await goes(page, "/hanna/cuenta/datos");
  await page.getByRole("link", { name: /^Revocar ?: / }).first().click();
  await expect(page.getByRole("heading", { name: "¿Revocar esta autorización?" })).toBeVisible();
  await look("cuenta-datos-revocar", page);
  await goes(page, "/hanna/cuenta/seguridad");
  await fill(page, "Contraseña actual", PASSWORD);
  await page.getByRole("button", { name: "Comenzar" }).click();
  await expect(page.getByRole("img", { name: /Código QR/ })).toBeVisible();
  await hydrated(page, true);
  await look("cuenta-seguridad-qr", page);
  const secret = (await page.locator(".factor__secret").innerText()).replace(/\s/g, "");
  await fill(page, "Código de seis números", await freshCode(page, secret));
  await page.getByRole("button", { name: "Activar" }).click();
  await expect(page.getByRole("button", { name: "Ya los guardé" })).toBeVisible();
  await hydrated(page, true);
  await look("cuenta-seguridad-codigos", page);
}

/** Asks for a service, so that an administrator has something to decide. */
export async function asksForAService(page: Page, look: Look, key: string): Promise<void> {
  await goes(page, `/hanna/servicios/${key}`);
  await page.getByRole("textbox").fill("Quiero postularme al subsidio con mi familia y saber qué documentos debo llevar.");
  await page.getByRole("button", { name: "Solicitar" }).click();
  await expect(page).toHaveURL(/\/hanna\/inicio\?solicitud=si$/);
  await hydrated(page, true);
  await look("inicio-solicitud", page);
  await goes(page, `/hanna/servicios/${key}`);
  await look("servicio-en-revision", page);
}

/** The corner's menu, open. */
export async function corner(page: Page, look: Look, name: string): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: /Menú de/ }).click();
  await expect(page.locator(".person__menu")).toBeVisible();
  await look(name, page);
  await page.keyboard.press("Escape");
}
