import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { fill } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { BRUNO, CARLA, ELENA, entersInstitution, invitationLink, newPerson, opensAccounts } from "../support/institution.ts";
import { opensCard, opensPeople, opensPending, part, searches } from "../support/personnel.ts";

// People are disabled here by the dozen, and the clock goes on by days: nobody else's test may meet them.
test.use({ house: "institution-people" });

type Person = ReturnType<typeof newPerson>;

/** Invites somebody from the panel. */
async function invites(page: Page, script: boolean, who: Person, name: string): Promise<void> {
  await opensAccounts(page, script);
  await fill(page, "Nombre", name);
  await fill(page, "Apellido paterno", "Lagos");
  await fill(page, "RUT", who.rut);
  await fill(page, "E-mail", who.email);
  await fill(page, "Número de celular", who.phone);
  await page.getByRole("radio", { name: /^Usuario/ }).check();
  await page.getByRole("button", { name: "Enviar invitación" }).click();
  await expect(page.getByText("Invitación enviada.").first()).toBeVisible();
  await hydrated(page, script);
}

for (const width of [360, 1280]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("C-30 C-36 people and invitations are found by name, RUT and e-mail, and filtered by state and perfil", async ({ page, script, expectAccessible }) => {
      test.setTimeout(120_000);
      const who = newPerson(script, width);
      await page.goto("/cct");
      await entersInstitution(page, script, ELENA);
      await invites(page, script, who, "Inés");
      await opensPeople(page, script);
      const main = page.getByRole("main");
      await expect(main).toContainText(/\d+ de 10 en uso/);
      await expectAccessible(page);
      // An institution has no sections and adds nobody but by an invitation.
      await expect(page.getByLabel("Sección")).toHaveCount(0);
      await expect(page.getByRole("link", { name: "Agregar persona" })).toHaveCount(0);
      await expect(page.getByRole("link", { name: "Invitar a una persona" })).toBeVisible();
      for (const text of ["NUÑEZ", "46.200.003", "carla.nunez@"]) {
        await searches(page, script, text);
        await expect(main.getByRole("link", { name: "Carla Núñez Vidal" })).toBeVisible();
        await expect(main.getByRole("link", { name: "Bruno Salas Pino" })).toHaveCount(0);
      }
      // Whoever was invited stands there, too, and is not chosen for anything.
      await searches(page, script, who.email);
      const row = page.getByRole("row").filter({ hasText: who.email });
      await expect(row).toContainText("Invitación pendiente, vence el");
      await expect(row.getByRole("checkbox")).toHaveCount(0);
      await main.getByRole("link", { name: /^Quitar el filtro/ }).click();
      await expect(main.getByRole("link", { name: "Bruno Salas Pino" })).toBeVisible();
      await hydrated(page, script);
      await page.getByLabel("Estado").selectOption({ label: "Invitación sin aceptar" });
      await page.getByRole("button", { name: "Buscar" }).click();
      await expect(page).toHaveURL(/estado=invited/);
      await expect(main.getByRole("link", { name: "Bruno Salas Pino" })).toHaveCount(0);
      await expect(page.getByRole("row").filter({ hasText: who.email })).toBeVisible();
      await main.getByRole("link", { name: /^Quitar el filtro/ }).click();
      await expect(main.getByRole("link", { name: "Bruno Salas Pino" })).toBeVisible();
      await hydrated(page, script);
      await page.getByLabel("Perfil").selectOption({ value: "super" });
      await page.getByRole("button", { name: "Buscar" }).click();
      await expect(page).toHaveURL(/perfil=super/);
      await expect(main.getByRole("link", { name: "Elena Fuentes Araya" })).toBeVisible();
      await expect(main.getByRole("link", { name: "Carla Núñez Vidal" })).toHaveCount(0);
      await hydrated(page, script);
      // The same people as a file.
      const file = page.waitForEvent("download");
      await page.getByRole("button", { name: "Descargar la lista" }).click();
      const text = readFileSync(await (await file).path(), "utf8");
      expect(text).toContain('"Elena Fuentes Araya"');
      expect(text).not.toContain("Carla");
    });
  });
}

test("C-30 C-31 a «Súper Administrador» changes a perfil on the «ficha», and an «Administrador» does not", async ({ page, script, expectAccessible }) => {
  test.setTimeout(120_000);
  const main = page.getByRole("main");
  await page.goto("/cct");
  await entersInstitution(page, script, BRUNO);
  await hydrated(page, script);
  await opensPeople(page, script);
  await opensCard(page, script, "Elena Fuentes Araya");
  await expect(main).toContainText("un perfil mayor que el tuyo");
  await expect(main.getByRole("link", { name: "Inhabilitar" })).toHaveCount(0);
  await page.goto(page.url().replace(/\/personas.*$/, "/personas"));
  await hydrated(page, script);
  await opensCard(page, script, "Carla Núñez Vidal");
  await expect(part(page, "Perfil")).toHaveCount(0);
  await page.context().clearCookies();
  await entersInstitution(page, script, ELENA);
  await hydrated(page, script);
  await opensPeople(page, script);
  // There and back: other tests know her as a «Usuario».
  for (const [now, label] of [["admin", "Administrador"], ["user", "Usuario"]] as const) {
    await page.goto(page.url().replace(/\/personas.*$/, "/personas"));
    await hydrated(page, script);
    await opensCard(page, script, "Carla Núñez Vidal");
    await expectAccessible(page);
    await part(page, "Perfil").getByLabel("Perfil nuevo").selectOption(now);
    await part(page, "Perfil").getByRole("button", { name: "Cambiar el perfil" }).click();
    await expect(main).toContainText("El perfil rige desde ahora");
    await expect(main).toContainText(`→ ${label}`);
    await hydrated(page, script);
  }
});

test("C-06 C-30 A-60 several are disabled with a reason after asking once, and taken back with their seats", async ({ page, script, expectAccessible }) => {
  test.setTimeout(120_000);
  await page.goto("/cct");
  await entersInstitution(page, script, ELENA);
  await hydrated(page, script);
  await opensPeople(page, script);
  const main = page.getByRole("main");
  const seats = async () => Number(/(\d+) de 10 en uso/.exec(await main.innerText())?.[1]);
  const before = await seats();
  for (const name of ["Bruno Salas Pino", "Carla Núñez Vidal", "Elena Fuentes Araya"]) {
    await page.getByRole("checkbox", { name: `Elegir a ${name}` }).check();
  }
  await page.getByRole("button", { name: "Inhabilitar elegidas" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Inhabilitar a estas personas");
  await hydrated(page, script);
  await expectAccessible(page);
  await page.getByLabel("Motivo").selectOption({ label: "Seguridad" });
  await page.getByLabel("Nota interna").fill("Fin de año");
  await page.getByRole("button", { name: "Sí, inhabilitar" }).click();
  // Everybody but oneself.
  await expect(main).toContainText("Cambiaron 2 personas");
  await expect(main).toContainText("1 quedó como estaba");
  expect(await seats()).toBe(before - 2);
  await hydrated(page, script);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Deshacer" }).click();
  await expect(main).toContainText("2 personas volvieron a estar como antes");
  expect(await seats()).toBe(before);
  await expect(page.getByRole("row").filter({ hasText: CARLA.email })).toContainText("Habilitado");
});

test("C-34 C-36 what waits is reminded together, with other links, and revoked on its «ficha»", async ({ page, script, expectAccessible }) => {
  test.setTimeout(180_000);
  const who = newPerson(script, 3);
  const main = page.getByRole("main");
  await page.goto("/cct");
  await entersInstitution(page, script, ELENA);
  await invites(page, script, who, "Olga");
  const before = await invitationLink(page, who.email);
  await opensPeople(page, script);
  await opensPending(page, script);
  await expectAccessible(page);
  const row = page.getByRole("row").filter({ hasText: who.email });
  await expect(row).toContainText("Invitación pendiente, vence el");
  // Five days later it ends soon, and whoever was not written to for three days is.
  const { origin } = new URL(page.url());
  const moved = await page.request.post("/api/mailbox/clock", { form: { amount: "5", unit: "days" }, headers: { origin } });
  expect(moved.ok()).toBe(true);
  const list = page.url();
  await page.context().clearCookies();
  await entersInstitution(page, script, ELENA);
  await page.goto(list);
  await hydrated(page, script);
  await expect(row).toContainText("vence pronto");
  await page.getByRole("button", { name: "Recordar a todos" }).click();
  await expect(main).toContainText(/Enviamos \d+ correos?\./);
  await expect(row).toContainText("Invitación pendiente, vence el");
  await hydrated(page, script);
  expect(await page.content()).not.toContain("/enlace/invitacion/");
  // The former link opens nothing any more, the new one does.
  const after = await invitationLink(page, who.email);
  expect(after).not.toBe(before);
  await opensCard(page, script, "Olga Lagos");
  await main.getByRole("link", { name: "Revocar la invitación" }).click();
  await expect(part(page, "¿Revocar la invitación de Olga Lagos?")).toBeVisible();
  await hydrated(page, script);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sí, revocar" }).click();
  await expect(page.getByText("Invitación revocada.")).toBeVisible();
  await page.context().clearCookies();
  await page.goto(after);
  await expect(main).toContainText("Este enlace ya se usó, o lo reemplazó uno más nuevo");
});
