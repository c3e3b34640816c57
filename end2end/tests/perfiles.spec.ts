import { DANIELA, enters, JORGE, ROSA, signInToCompany, signInToTable, TRIGO } from "../support/companies.ts";
import { fill } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { openLetter } from "../support/mailbox.ts";
import { signInStaff } from "../support/second-factor.ts";

// A server of its own: perfiles of everybody's people change.
test.use({ house: "perfiles" });

const NAME = "Daniela Muñoz Tapia";

for (const width of [360, 1280]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("A-33 A-31 the representative changes a perfil by hand, and it holds on the next page", async ({ page, browser, baseURL, script, viewport, expectAccessible }) => {
      const context = await browser.newContext({ baseURL, javaScriptEnabled: script, viewport });
      const daniela = await context.newPage();
      await signInToTable(daniela, script, DANIELA);
      await enters(daniela, script, TRIGO);
      await expect(daniela.getByRole("main").getByRole("link", { name: "Perfiles de los usuarios" })).toHaveCount(0);
      await signInToCompany(page, script, ROSA);
      await page.getByRole("main").getByRole("link", { name: "Perfiles de los usuarios" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Perfiles de los usuarios");
      for (const perfil of ["Administrador de accesos", "Trabajador o colaborador"]) {
        await hydrated(page, script);
        await page.getByRole("link", { name: `Cambiar el perfil de ${NAME}` }).click();
        await expect(page.getByRole("heading", { name: "Cambiar el perfil" })).toBeVisible();
        await hydrated(page, script);
        await expectAccessible(page);
        await page.getByLabel("Perfil nuevo").selectOption({ label: perfil });
        await page.getByRole("button", { name: "Cambiar el perfil" }).click();
        await expect(page.getByText("El perfil cambió y rige desde ahora")).toBeVisible();
        await expect(page.getByRole("row").filter({ hasText: NAME })).toContainText(perfil);
        await daniela.reload();
        const rooms = daniela.getByRole("main").getByRole("link", { name: "Perfiles de los usuarios" });
        await expect(rooms).toHaveCount(perfil.startsWith("Administrador") ? 1 : 0);
      }
      await daniela.goto("/gestion/cuenta/historial");
      await expect(daniela.getByText("Lo hizo un administrador de accesos de la empresa.").first()).toBeVisible();
      await context.close();
      await openLetter(page, "daniela.munoz@ejemplo.test", /Cambió tu perfil/);
    });
  });
}

test("A-33 A-37 Q19 Q50 what an administrator asks of the help desk takes two agents", async ({ page, browser, baseURL, script, expectAccessible }) => {
  test.setTimeout(120_000);
  await signInToCompany(page, script, JORGE);
  await page.getByRole("main").getByRole("link", { name: "Perfiles de los usuarios" }).click();
  await hydrated(page, script);
  await page.getByRole("link", { name: `Cambiar el perfil de ${NAME}` }).click();
  // Whoever was appointed makes no administrators by hand.
  await expect(page.getByRole("button", { name: "Cambiar el perfil" })).toHaveCount(0);
  await hydrated(page, script);
  await page.getByLabel("Perfil nuevo").selectOption({ label: "Administrador de accesos" });
  await page.getByRole("button", { name: "Enviar la solicitud" }).click();
  await expect(page.getByText("Escribe el motivo.").first()).toBeVisible();
  await hydrated(page, script);
  await page.getByLabel("Perfil nuevo").selectOption({ label: "Administrador de accesos" });
  await fill(page, "Motivo", "Reemplaza a Rosa en febrero");
  await page.getByRole("button", { name: "Enviar la solicitud" }).click();
  await expect(page.getByText("La solicitud está en la mesa de ayuda")).toBeVisible();
  await hydrated(page, script);
  await expectAccessible(page);
  for (const [agent, button, news] of [
    ["45000001-9", "Proponer el cambio", "El cambio espera a un segundo agente"],
    ["45000002-7", "Estar de acuerdo y cambiar el perfil", "El perfil cambió"],
  ] as const) {
    const context = await browser.newContext({ baseURL, javaScriptEnabled: script });
    const desk = await context.newPage();
    await signInStaff(desk, script, agent);
    await desk.getByRole("main").getByRole("link", { name: "Mesa de ayuda: perfiles" }).click();
    await expect(desk.getByRole("heading", { level: 1 })).toHaveText("Mesa de ayuda: perfiles");
    // Masked.
    await expect(desk.getByText("Daniela")).toHaveCount(0);
    await hydrated(desk, script);
    await desk.getByRole("link", { name: TRIGO }).click();
    await expect(desk.getByText("Reemplaza a Rosa en febrero")).toBeVisible();
    await hydrated(desk, script);
    await expectAccessible(desk);
    await fill(desk, "Motivo de la decisión", "Confirmado por teléfono");
    await desk.getByRole("button", { name: button }).click();
    await expect(desk.getByText(news).first()).toBeVisible();
    if (button.startsWith("Proponer")) {
      // Nobody is their own second agent.
      await hydrated(desk, script);
      await desk.getByRole("link", { name: TRIGO }).click();
      await expect(desk.getByText("Otro agente tiene que estar de acuerdo.")).toBeVisible();
      await expect(desk.getByRole("button", { name: /cambiar el perfil/i })).toHaveCount(0);
      await expect(desk.getByRole("button", { name: "No hacer el cambio" })).toBeVisible();
    }
    await context.close();
  }
  await page.reload();
  await expect(page.getByRole("row").filter({ hasText: NAME }).first()).toContainText("Administrador de accesos");
  await openLetter(page, "jorge.pinto@trigo.example", /Cambió el perfil de una persona/);
});
