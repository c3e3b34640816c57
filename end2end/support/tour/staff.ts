import { expect, type Page } from "@playwright/test";
import { fill } from "../door.ts";
import { hydrated } from "../fixtures.ts";
import { brings, comesTo, imported } from "../registry.ts";
import { freshCode, giveCode, givePassword } from "../second-factor.ts";
import { goes, type Look } from "./look.ts";
import { corner } from "./members.ts";

/** Signs an agent or administrator in, past the code that is asked. */
async function comesIn(page: Page, look: Look, identity: string): Promise<void> {
  await page.context().clearCookies();
  await givePassword(page, true, identity);
  await expect(page).toHaveURL(/\/ingresar\/codigo/);
  await hydrated(page, true);
  await look("ingresar-codigo", page);
  await giveCode(page, true, await freshCode(page));
  await expect(page).toHaveURL(/\/inicio$/);
  await hydrated(page, true);
}

/** The help desk: the queue, one PQRSF, and the page of people. */
export async function desk(page: Page, look: Look, number: string, person: string): Promise<void> {
  await comesIn(page, look, "mesa1@cajacopi.example");
  await look("inicio-mesa", page);
  await corner(page, look, "menu-mesa");
  await goes(page, "/hanna/mesa");
  await look("mesa", page);
  await goes(page, "/hanna/mesa?estado=answered");
  await look("mesa-vacia", page);
  await goes(page, `/hanna/mesa/${number}`);
  await look("mesa-caso", page);
  await page.getByRole("button", { name: "Tomar" }).click();
  await expect(page.getByRole("button", { name: "Devolver a la mesa" })).toBeVisible();
  await hydrated(page, true);
  await look("mesa-caso-tomado", page);
  await page.getByRole("button", { name: "Responder", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look("mesa-caso-errores", page);
  await goes(page, "/hanna/mesa/personas");
  await look("mesa-personas", page);
  for (const [name, document] of [["mesa-personas-nadie", "9950099999"], ["mesa-personas-alguien", person]] as const) {
    await fill(page, "Número de documento", document);
    await page.getByRole("button", { name: "Buscar" }).click();
    await expect(page.getByText(document.slice(-3)).last()).toBeVisible();
    await hydrated(page, true);
    await look(name, page);
  }
  // Whoever was looked up last may get another mailbox.
  await goes(page, "/hanna/mesa/correos");
  await look("mesa-correos", page);
}

const ROOMS = [
  ["administracion", "/hanna/administracion"],
  ["administracion-solicitudes", "/hanna/administracion/solicitudes"],
  ["administracion-solicitudes-vacia", "/hanna/administracion/solicitudes?estado=refused"],
  ["administracion-auditoria", "/hanna/administracion/auditoria"],
  ["administracion-auditoria-verificada", "/hanna/administracion/auditoria?acto=registry.import&verificar=0"],
  ["administracion-auditoria-vacia", "/hanna/administracion/auditoria?sobre=nadie"],
  ["administracion-mensajes", "/hanna/administracion/mensajes"],
  ["administracion-reglas", "/hanna/administracion/reglas"],
] as const;

/** Every room of the platform's administrator. */
export async function administration(page: Page, look: Look): Promise<void> {
  await comesIn(page, look, "admin@cajacopi.example");
  await look("inicio-administracion", page);
  await corner(page, look, "menu-administracion");
  for (const [name, path] of ROOMS) {
    await goes(page, path);
    await look(name, page);
  }
  await goes(page, "/hanna/administracion/solicitudes");
  await page.getByRole("table").getByRole("link").last().click();
  await expect(page.getByRole("button", { name: "Aprobar", exact: true })).toBeVisible();
  await hydrated(page, true);
  await look("administracion-solicitud", page);
  await registry(page, look);
}

/** The room of the registry: its list, a file with faults, and one that may be applied. */
async function registry(page: Page, look: Look): Promise<void> {
  await goes(page, "/hanna/administracion/padron");
  await look("administracion-padron", page);
  const { titles, rows } = imported();
  const faulty = rows.slice(0, 3).map((row) => row.replace(/\d{2}\/\d{2}\/\d{4}/, "31/04/1980"));
  await brings(page, true, [titles, ...faulty].join("\r\n"));
  await comesTo(page, true, "El archivo tiene errores");
  await look("administracion-padron-fallas", page);
  await brings(page, true, [titles, ...rows.slice(0, 40)].join("\r\n"), true);
  await comesTo(page, true, "El archivo no tiene errores");
  await look("administracion-padron-completo", page);
  await page.getByRole("button", { name: "Descartar" }).click();
  await expect(page.getByText("El archivo se descartó; no cambió nada.").first()).toBeVisible();
}
