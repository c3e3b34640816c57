import { expect, type Page } from "@playwright/test";
import { fill } from "../door.ts";
import { hydrated } from "../fixtures.ts";
import { openLetter } from "../mailbox.ts";
import { claimAddress } from "../people.ts";
import { looksUp, takes, writes } from "../pqrsf.ts";
import { brings, comesTo, imported } from "../registry.ts";
import { freshCode, giveCode, givePassword, signInStaff } from "../second-factor.ts";
import { goes, type Look } from "./look.ts";
import { corner } from "./members.ts";
import { FILER } from "./strangers.ts";

const FIRST = "mesa1@cajacopi.example";
const SECOND = "mesa2@cajacopi.example";
/** What an agent notes of the document that was seen. */
const SEEN = "Cédula original, vista en el punto de atención";

/** Whom the help desk meets: who filed, whom the questions blocked, who lost a mailbox. */
export type Cases = {
  /** A stranger's PQRSF. */
  number: string;
  /** The document of somebody blocked, and their PQRSF. */
  blocked: { document: string; number: string };
  /** The document of somebody who is to get another mailbox. */
  member: string;
};

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

/** The help desk: the queue, PQRSF, people, and another mailbox for one of them; answers its address. */
export async function desk(page: Page, look: Look, { number, blocked, member }: Cases): Promise<string> {
  await comesIn(page, look, FIRST);
  await look("inicio-mesa", page);
  await corner(page, look, "menu-mesa");
  await goes(page, "/hanna/mesa");
  await look("mesa", page);
  await goes(page, "/hanna/mesa?estado=answered");
  await look("mesa-vacia", page);
  await asksForMore(page, look, number);
  await goes(page, "/hanna/mesa/personas");
  await look("mesa-personas", page);
  await seeks(page, "9950099999");
  await look("mesa-personas-nadie", page);
  await seeks(page, blocked.document);
  await look("mesa-personas-alguien", page);
  // Whoever was looked up last may get another mailbox; not whom nobody proved yet.
  await goes(page, "/hanna/mesa/correos");
  await look("mesa-correos", page);
  const fresh = await proposesAMailbox(page, look, member);
  await takes(page, true, blocked.number);
  await look("mesa-caso-desbloqueo", page);
  await writes(page, "Confirmó por teléfono los datos de su afiliación.", "Desbloquear");
  await expect(page.getByRole("main")).toContainText("La cuenta se desbloqueó");
  return fresh;
}

/** One PQRSF from the queue: taken, and more is asked of whoever filed it. */
async function asksForMore(page: Page, look: Look, number: string): Promise<void> {
  const asked = "¿Para qué entidad necesita el certificado?";
  await goes(page, `/hanna/mesa/${number}`);
  await look("mesa-caso", page);
  await page.getByRole("button", { name: "Tomar" }).click();
  await expect(page.getByRole("button", { name: "Devolver a la mesa" })).toBeVisible();
  await hydrated(page, true);
  await look("mesa-caso-tomado", page);
  await page.getByRole("button", { name: "Responder", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look("mesa-caso-errores", page);
  await writes(page, asked, "Pedir información");
  await expect(page.getByRole("main")).toContainText("Requiere información");
  // What the person finds then: nobody has to be signed in for it.
  await looksUp(page, true, number, FILER);
  await expect(page.getByRole("main")).toContainText(asked);
  await hydrated(page, true);
  await look("pqrsf-estado-pedida", page);
}

/** Looks for whoever has that document. */
async function seeks(page: Page, document: string): Promise<void> {
  await fill(page, "Número de documento", document);
  await page.getByRole("button", { name: "Buscar" }).click();
  await expect(page.getByText(document.slice(-3)).last()).toBeVisible();
  await hydrated(page, true);
}

/** The first of two agents; answers the address that somebody is to get. */
async function proposesAMailbox(page: Page, look: Look, document: string): Promise<string> {
  const fresh = claimAddress("perdido");
  await goes(page, "/hanna/mesa/personas");
  await seeks(page, document);
  await goes(page, "/hanna/mesa/correos");
  await look("mesa-correos-propuesta", page);
  await fill(page, "Correo nuevo", fresh);
  await fill(page, "Cómo se comprobó el documento", SEEN);
  await page.getByRole("button", { name: "Proponer el cambio" }).click();
  await expect(page.getByText("Enviamos un código al correo nuevo")).toBeVisible();
  return fresh;
}

/** What takes two agents: whoever is blocked the second time, and another mailbox. */
export async function bothAgents(page: Page, look: Look, number: string, fresh: string): Promise<void> {
  await page.context().clearCookies();
  await signInStaff(page, true, FIRST);
  await takes(page, true, number);
  await writes(page, SEEN, "Validar en persona");
  await expect(page.getByRole("main")).toContainText("Falta que otra persona de la mesa lo confirme");
  await hydrated(page, true);
  await look("mesa-caso-espera", page);
  await page.context().clearCookies();
  await signInStaff(page, true, SECOND);
  await goes(page, `/hanna/mesa/${number}`);
  await expect(page.getByRole("button", { name: "No estoy de acuerdo" })).toBeVisible();
  await look("mesa-caso-segundo-agente", page);
  await openLetter(page, fresh, /Código para cambiar de correo/);
  const code = /\b\d{6}\b/.exec(await page.getByRole("main").innerText())?.[0] ?? "";
  await goes(page, "/hanna/mesa/correos");
  await page.getByRole("row").filter({ hasText: "Falta un segundo agente" }).getByRole("link").last().click();
  await expect(page.getByRole("heading", { name: "Cambio de correo" })).toBeVisible();
  await hydrated(page, true);
  await look("mesa-correo-segundo-agente", page);
  await fill(page, "Código que llegó al correo nuevo", code);
  await fill(page, "Cómo se comprobó el documento, o por qué no se hace", SEEN);
  await page.getByRole("button", { name: "Confirmar el cambio" }).click();
  await expect(page.getByText("Listo. El cambio espera 72 horas")).toBeVisible();
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

/** The room of the registry: its list, a file with faults, one that may be applied, and one that was. */
async function registry(page: Page, look: Look): Promise<void> {
  await goes(page, "/hanna/administracion/padron");
  await look("administracion-padron", page);
  const { titles, rows } = imported();
  const faulty = rows.slice(0, 3).map((row) => row.replace(/\d{2}\/\d{2}\/\d{4}/, "31/04/1980"));
  await brings(page, true, [titles, ...faulty].join("\r\n"));
  await comesTo(page, true, "El archivo tiene errores");
  await look("administracion-padron-fallas", page);
  await brings(page, true, [titles, ...rows.slice(0, 40)].join("\r\n"), true);
  await comesTo(page, true, "Este archivo retira a");
  await look("administracion-padron-completo", page);
  await page.getByRole("button", { name: "Descartar" }).click();
  await expect(page.getByText("El archivo se descartó; no cambió nada.").first()).toBeVisible();
  // Somebody who left already, so that nobody else meets them.
  const left = rows[0]!.replace(/99000\d{5}/, "9961000002").replace(/;activo;/i, ";Retirado;");
  await brings(page, true, [titles, left, ...rows.slice(1, 20)].join("\r\n"));
  await comesTo(page, true, "El archivo no tiene errores");
  await page.getByRole("button", { name: "Aplicar" }).click();
  await comesTo(page, true, "El padrón está al día.");
  await look("administracion-padron-aplicado", page);
}
