import { expect, type Page } from "@playwright/test";
import { ELENA, entersInstitution, givesPassword, opensAccounts } from "../institution.ts";
import { hydrated } from "../fixtures.ts";
import { opensCard, opensPeople } from "../personnel.ts";
import { goes, type Look } from "./look.ts";

/** An institution, as its Súper Administrador sees it. */
export async function institution(page: Page, look: Look): Promise<void> {
  await goes(page, "/cct");
  await look("cct", page);
  await givesPassword(page, true, ELENA.email);
  await hydrated(page, true);
  await look("cct-clave", page);
  await entersInstitution(page, true, ELENA);
  await hydrated(page, true);
  await look("cct-institucion", page);
  await opensAccounts(page, true);
  await look("cct-cuentas", page);
  await page.getByRole("button", { name: "Enviar invitación" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look("cct-cuentas-errores", page);
  await opensPeople(page, true);
  await look("cct-personas", page);
  await opensCard(page, true, "Carla Núñez Vidal");
  await look("cct-ficha", page);
  await page.getByRole("main").getByRole("link", { name: "Inhabilitar" }).click();
  await expect(page.getByText("¿Inhabilitar a Carla Núñez Vidal?")).toBeVisible();
  await hydrated(page, true);
  await look("cct-inhabilitar", page);
  await page.goto(page.url().replace(/\/personas\/.*$/, "/personas/pendientes"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pendientes");
  await hydrated(page, true);
  await look("cct-pendientes", page);
}
