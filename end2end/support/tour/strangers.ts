import { expect, type Page } from "@playwright/test";
import { fill as type } from "../door.ts";
import { hydrated } from "../fixtures.ts";
import { linkFromMail, openLetter } from "../mailbox.ts";
import { type Affiliate, claimAddress } from "../people.ts";
import { files, looksUp } from "../pqrsf.ts";
import { fill, lookUp, stranger, submit } from "../registration.ts";
import { goes, type Look } from "./look.ts";

/** Every page that needs no account: what it is called, and where. */
const PAGES = [
  ["entrada", "/"],
  ["bienvenida", "/hanna"],
  ["bienvenida-gestion", "/gestion"],
  ["ingresar", "/hanna/ingresar"],
  ["recuperar", "/hanna/recuperar"],
  ["recuperar-enviado", "/hanna/recuperar/enviado"],
  ["recuperar-sin-enlace", "/hanna/recuperar/clave"],
  ["activar-sin-enlace", "/hanna/activar"],
  ["registro", "/hanna/registro"],
  ["registro-estado", "/hanna/registro/estado"],
  ["ayuda", "/hanna/ayuda"],
  ["ayuda-ingresar", "/gestion/ayuda/ingresar"],
  ["ayuda-claves", "/gestion/ayuda/claves-y-usuarios"],
  ["ayuda-guia", "/workera/ayuda/guia-inicial"],
  ["ayuda-guia-1", "/workera/ayuda/guia-inicial-parte-1"],
  ["ayuda-guia-2", "/workera/ayuda/guia-inicial-parte-2"],
  ["ayuda-buscar", "/gestion/ayuda?buscar=clave"],
  ["ayuda-buscar-nada", "/workera/ayuda?buscar=zanahoria"],
  ["manual", "/hanna/ayuda/manual"],
  ["manual-gestion", "/gestion/ayuda/manual"],
  ["registro-pausa", "/gestion/registro/pausa"],
  ["registro-detener", "/gestion/registro/detener"],
  ["registro-detenido", "/gestion/registro/detener?hecho=si"],
  ["privacidad", "/hanna/privacidad"],
  ["pqrsf-estado", "/hanna/pqrsf/estado"],
  ["no-existe", "/hanna/no-existe"],
  ["no-existe-nada", "/no-existe/nada"],
] as const;

/** The pages that only have to be opened. */
export async function plainPages(page: Page, look: Look): Promise<void> {
  for (const [name, path] of PAGES) {
    await goes(page, path);
    await look(name, page);
  }
}

/** Signing in and recovering with what is wrong. */
export async function wrongWays(page: Page, look: Look): Promise<void> {
  await goes(page, "/gestion/ingresar");
  await type(page, "RUT", "40000001-8");
  await type(page, "Contraseña", "no es esta clave");
  await page.getByRole("button", { name: "Siguiente" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look("ingresar-error", page);
  await goes(page, "/hanna/recuperar");
  await page.getByRole("button", { name: "Enviar" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look("recuperar-error", page);
}

/** The registration of an affiliate and of a stranger, with mistakes, to the mail. */
export async function registration(page: Page, look: Look, affiliate: Affiliate): Promise<void> {
  await goes(page, "/hanna/registro");
  await lookUp(page, affiliate.number);
  await look("registro-encontrado", page);
  // Another browser, which remembers nothing of what was found.
  await page.context().clearCookies();
  const form = stranger();
  await goes(page, "/hanna/registro");
  await fill(page, { ...form, document: "12", firstName: "M4rta", birthDate: "31/02/1980", email: "marta@" });
  await page.locator("#consent_data").uncheck();
  await submit(page).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await hydrated(page, true);
  await look("registro-errores", page);
  await goes(page, "/hanna/registro");
  await lookUp(page, form.document);
  await fill(page, form);
  await submit(page).click();
  await expect(page).toHaveURL(/\/registro\/confirmar$/);
  await hydrated(page, true);
  await look("registro-confirmar", page);
  await page.getByRole("button", { name: "Crear Usuario" }).click();
  await expect(page.getByRole("heading", { name: "Guardado Exitosamente" })).toBeVisible();
  await hydrated(page, true);
  await look("registro-listo", page);
  await goes(page, "/hanna/registro/estado");
  await look("registro-estado-en-curso", page);
  await openLetter(page, form.email, /Active su cuenta/);
  await look("buzon-carta", page);
  await goes(page, "/buzon");
  await look("buzon", page);
  await page.goto(await linkFromMail(page, form.email, /Active su cuenta/));
  await hydrated(page, true);
  await look("activar", page);
}

/** The document of whoever files that PQRSF: with it and the number its state is read. */
export const FILER = "9950090001";

/** A PQRSF with mistakes, filed, and found again; answers its number. */
export async function pqrsf(page: Page, look: Look): Promise<string> {
  const email = claimAddress("pqrsf");
  await goes(page, "/hanna/pqrsf");
  await look("pqrsf", page);
  await page.locator("textarea[name=detail]").fill("Muy corto");
  await page.getByRole("button", { name: "Radicar" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await hydrated(page, true);
  await look("pqrsf-errores", page);
  const number = await files(page, true, {
    kind: "Petición",
    subject: "Certificado de afiliación",
    detail: "Necesito el certificado del año pasado y no lo encuentro en la plataforma.",
    number: FILER,
    email,
  });
  await hydrated(page, true);
  await look("pqrsf-radicada", page);
  await looksUp(page, true, number, email);
  await expect(page.getByRole("main")).toContainText("Certificado");
  await hydrated(page, true);
  await look("pqrsf-estado-encontrada", page);
  return number;
}
