import { expect, type Page } from "@playwright/test";
import { AROMOS, BERNARDO, changesUser, DANIELA, enters, JORGE, registers, ROSA, signInToCompany, signInToTable, TRIGO } from "../companies.ts";
import { fill } from "../door.ts";
import { hydrated } from "../fixtures.ts";
import { linkFromMail } from "../mailbox.ts";
import { claimAddress } from "../people.ts";
import { rut } from "../opening.ts";
import { signInStaff } from "../second-factor.ts";
import { goes, type Look } from "./look.ts";

/** A worker of Cordillera, and a RUT that is nobody's. */
const WORKER = rut(46_500_007);
const NOBODY = rut(46_600_003);

/** How a worker gets an account. */
export async function workers(page: Page, look: Look): Promise<void> {
  await goes(page, "/gestion");
  await look("gestion", page);
  await goes(page, "/gestion/registro");
  await page.getByText("¿Dónde está el número?").click();
  await look("gestion-registro", page);
  await registers(page, true, NOBODY, "523999999", "");
  await expect(page.getByRole("alert")).toBeVisible();
  await look("gestion-registro-errores", page);
  await registers(page, true, NOBODY, "523999999", "alguien@ejemplo.test");
  await expect(page.getByRole("alert")).toContainText("no está registrado");
  await look("gestion-registro-no", page);
  const address = claimAddress("paseo");
  await registers(page, true, WORKER, "523000007", address);
  await expect(page).toHaveURL(/\/registro\/enviado$/);
  await hydrated(page, true);
  await look("gestion-registro-enviado", page);
  await page.goto(await linkFromMail(page, address, /Crea tu contraseña/));
  await hydrated(page, true);
  await look("gestion-registro-clave", page);
}

/** Companies: none that opens, several, one of them from inside. */
export async function companies(page: Page, look: Look): Promise<void> {
  await page.context().clearCookies();
  await signInToTable(page, true, BERNARDO);
  await hydrated(page, true);
  await look("gestion-inactivo", page);
  await page.context().clearCookies();
  await signInToTable(page, true, DANIELA);
  await expect(page.getByRole("main")).toContainText(AROMOS);
  await hydrated(page, true);
  await look("gestion-empresas", page);
  await enters(page, true, TRIGO);
  await look("gestion-empresa-colaboradora", page);
  await changesUser(page);
  await page.context().clearCookies();
  await signInToCompany(page, true, ROSA);
  await hydrated(page, true);
  await look("gestion-empresa-administradora", page);
  await page.getByRole("main").getByRole("link", { name: "Administradores de accesos" }).click();
  await expect(page.getByRole("button", { name: "Nombrar" })).toBeVisible();
  await look("gestion-administradores", page);
  await page.goBack();
  await page.getByRole("main").getByRole("link", { name: "Perfiles de los usuarios" }).click();
  await expect(page.getByRole("table")).toBeVisible();
  await look("gestion-perfiles", page);
  await page.goBack();
  await page.getByRole("link", { name: "Hoja para tus trabajadores" }).click();
  await expect(page.getByRole("img", { name: /Código QR/ })).toBeVisible();
  await look("gestion-hoja", page);
}

/** What an appointed administrator asks of the help desk, and the room where it is decided. */
export async function perfilesOfTheDesk(page: Page, look: Look): Promise<void> {
  const reason = "Reemplaza a Rosa en febrero";
  await page.context().clearCookies();
  await signInToCompany(page, true, JORGE);
  await hydrated(page, true);
  await page.getByRole("main").getByRole("link", { name: "Perfiles de los usuarios" }).click();
  await page.getByRole("link", { name: "Cambiar el perfil de Daniela Muñoz Tapia" }).click();
  await expect(page).toHaveURL(/\/usuarios\?persona=/);
  // Also where the company has perfiles of its own, which could be given by hand.
  await goes(page, `${page.url()}&por=mesa`);
  await look("gestion-perfil-pedir", page);
  await page.getByLabel("Perfil nuevo").selectOption({ label: "Administrador de accesos" });
  await fill(page, "Motivo", reason);
  await page.getByRole("button", { name: "Enviar la solicitud" }).click();
  await expect(page.getByText("La solicitud está en la mesa de ayuda")).toBeVisible();
  await page.context().clearCookies();
  await signInStaff(page, true, "45000001-9");
  await goes(page, "/gestion/mesa/perfiles");
  await look("mesa-perfiles", page);
  await page.getByRole("link", { name: TRIGO }).first().click();
  await expect(page.getByText(reason)).toBeVisible();
  await hydrated(page, true);
  await look("mesa-perfiles-solicitud", page);
  // Nobody's perfil changes: others use this company, too.
  await fill(page, "Motivo de la decisión", "La empresa lo pidió por error");
  await page.getByRole("button", { name: "No hacer el cambio" }).click();
  await expect(page.getByText("El perfil sigue igual")).toBeVisible();
}
