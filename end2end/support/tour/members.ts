import { expect, type Page } from "@playwright/test";
import { begins, chooses, comesToTheQuestions, PASSWORD, sends, signsIn } from "../challenge.ts";
import { fill } from "../door.ts";
import { hydrated } from "../fixtures.ts";
import { linkFromMail } from "../mailbox.ts";
import { type Affiliate, claim, claimAddress, isComplete } from "../people.ts";
import { files } from "../pqrsf.ts";
import { sendCode } from "../proof-code.ts";
import { freshCode } from "../second-factor.ts";
import { goes, type Look } from "./look.ts";

/** An affiliate with an account, and the address it was made with. */
export type Member = { affiliate: Affiliate; address: string };

/** The affiliate with the longest names that the pages have to bear. */
export function longNamed(): Affiliate {
  const letters = (one: Affiliate) =>
    [one.firstName, one.secondName, one.firstSurname, one.secondSurname].join(" ").length;
  return claim((one) => isComplete(one) && letters(one) > 28);
}

/**
 * Somebody active about whom too little is on file to be asked, but whom a code by SMS reaches; Elena of the
 * README has an address, too, and another test.
 */
function thin({ row, email, phone }: Affiliate): boolean {
  return /^activo$/i.test(row["Estado"] ?? "") && !row["Profesión"] && !row["Cargo"] && !email && !!phone;
}

/** Where nothing can be asked. */
export async function unasked(page: Page, look: Look): Promise<void> {
  await comesToTheQuestions(page, true, claim(thin));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Valide su identidad de otra forma");
  await hydrated(page, true);
  await look("preguntas-sin-datos", page);
}

/** From the questions, past a wrong and an empty answer, to the first day at home; answers the address. */
export async function proof(page: Page, look: Look, affiliate: Affiliate): Promise<string> {
  const address = await comesToTheQuestions(page, true, affiliate);
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
  return address;
}

/** Answers wrongly until the block. */
async function failsThrice(page: Page, affiliate: Affiliate): Promise<void> {
  for (const told of ["Le quedan 2 intentos", "Le queda 1 intento", "radique una PQRSF"]) {
    await begins(page);
    await chooses(page, affiliate, true);
    await sends(page);
    await expect(page.getByRole("main")).toContainText(told);
    await hydrated(page, true);
  }
}

/** Fills in the form that unblocks, as it stands open; answers the number. */
function asksToBeUnblocked(page: Page, { affiliate, address }: Member): Promise<string> {
  return files(page, true, {
    kind: "Desbloqueo",
    subject: "No pude validar mi identidad",
    detail: "Respondí las preguntas tres veces y no coincidieron. Necesito entrar a la plataforma.",
    number: affiliate.number,
    email: address,
  });
}

/**
 * Somebody whom the questions block, and the code that would have been another way; answers who it is,
 * and the number under which they ask to be unblocked.
 */
export async function blocked(page: Page, look: Look, affiliate: Affiliate): Promise<Member & { number: string }> {
  const address = await comesToTheQuestions(page, true, affiliate);
  await hydrated(page, true);
  await sendCode(page).click();
  await expect(page).toHaveURL(/\/preguntas\/codigo/);
  await hydrated(page, true);
  await look("preguntas-codigo", page);
  await goes(page, "/hanna/preguntas");
  await failsThrice(page, affiliate);
  await look("preguntas-bloqueo", page);
  await goes(page, "/hanna/pqrsf");
  await look("pqrsf-desbloqueo", page);
  const number = await asksToBeUnblocked(page, { affiliate, address });
  return { affiliate, address, number };
}

/** The same person after an agent unblocked them once; answers the number under which they ask again. */
export async function blockedAgain(page: Page, member: Member): Promise<string> {
  await page.context().clearCookies();
  await signsIn(page, true, member.address);
  await expect(page).toHaveURL(/\/hanna\/preguntas$/);
  await hydrated(page, true);
  await failsThrice(page, member.affiliate);
  await goes(page, "/hanna/pqrsf");
  return asksToBeUnblocked(page, member);
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

/** Moves the own address and takes it back from the old mailbox, up to the link for a new password. */
export async function mailbox(page: Page, look: Look, address: string): Promise<void> {
  const fresh = claimAddress("nuevo");
  await goes(page, "/hanna/cuenta/correo");
  await fill(page, "Correo nuevo", fresh);
  await fill(page, "Contraseña actual", PASSWORD);
  await page.getByRole("button", { name: "Enviar enlace de confirmación" }).click();
  await expect(page.getByRole("heading", { name: "Falta confirmar" })).toBeVisible();
  await hydrated(page, true);
  await look("cuenta-correo-espera", page);
  await page.goto(await linkFromMail(page, fresh, /Confirme su correo nuevo/));
  await expect(page).toHaveURL(/\/cuenta\/correo\/confirmar$/);
  await hydrated(page, true);
  await look("cuenta-correo-confirmar", page);
  await page.getByRole("button", { name: "Confirmar", exact: true }).click();
  await expect(page).toHaveURL(/\/hanna\/cuenta\?correo=si$/);
  await page.goto(await linkFromMail(page, address, /Cambió el correo de su cuenta/));
  await expect(page).toHaveURL(/\/cuenta\/correo\/deshacer$/);
  await hydrated(page, true);
  await look("cuenta-correo-deshacer", page);
  await page.getByRole("button", { name: "Deshacer el cambio" }).click();
  await expect(page.getByText("El cambio quedó deshecho").first()).toBeVisible();
  await page.goto(await linkFromMail(page, address, /Recupere su contraseña/));
  await expect(page).toHaveURL(/\/hanna\/recuperar\/clave$/);
  await expect(page.getByRole("button", { name: "Guardar contraseña" })).toBeVisible();
  await hydrated(page, true);
  await look("recuperar-clave", page);
}

/** The help desk is about to give somebody's account another mailbox; from the old one they keep it. */
export async function keepsTheMailbox(page: Page, look: Look, address: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(await linkFromMail(page, address, /va a usar otro correo/));
  await expect(page).toHaveURL(/\/cuenta\/correo\/objetar$/);
  await hydrated(page, true);
  await look("cuenta-correo-objetar", page);
  await page.getByRole("button", { name: "No fui yo: anular el cambio" }).click();
  await expect(page.getByText("su cuenta sigue con el correo de siempre").first()).toBeVisible();
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
