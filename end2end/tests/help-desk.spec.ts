import { hydrated, expect, test } from "../support/fixtures.ts";
import { countLetters } from "../support/mailbox.ts";
import { fill, signIn } from "../support/door.ts";
import { BERNARDO, CORDILLERA, DANIELA, registers, TRIGO } from "../support/companies.ts";
import { signInStaff } from "../support/second-factor.ts";

const MATIAS = "41234567-3";
const MAIL = "matias.soto@ejemplo.test";

for (const width of [360, 1280]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("Q19 X-03 an agent finds somebody, sees why they cannot enter and lifts the temporary block", async ({
      page,
      browser,
      baseURL,
      script,
      viewport,
      expectAccessible,
    }) => {
      for (let attempt = 0; attempt < 6; attempt += 1) {
        await page.goto("/gestion/ingresar");
        await hydrated(page, script);
        await fill(page, "RUT", MATIAS);
        await fill(page, "Contraseña", "no es esta clave");
        await page.getByRole("button", { name: "Siguiente" }).click();
        await expect(page.getByText(/no coinciden|bloque/i).first()).toBeVisible();
      }
      const desk = await browser.newContext({ baseURL, javaScriptEnabled: script, viewport });
      const agent = await desk.newPage();
      await signInStaff(agent, script, "45000001-9");
      await agent.getByRole("main").getByRole("link", { name: "Mesa de ayuda: personas" }).click();
      await expect(agent.getByRole("heading", { level: 1 })).toHaveText("Mesa de ayuda: personas");
      await hydrated(agent, script);
      await fill(agent, "RUT", "43000002-0");
      await agent.getByRole("button", { name: "Buscar" }).click();
      await expect(agent.getByText("No hay nadie con ese documento")).toBeVisible();
      // Without anybody found there is nobody to propose another address for.
      await expect(agent.getByRole("link", { name: "Ver los cambios de correo en espera" })).toBeVisible();
      await expect(agent.getByRole("link", { name: "Poner otro correo" })).toHaveCount(0);
      await hydrated(agent, script);
      await fill(agent, "RUT", MATIAS);
      await agent.getByRole("button", { name: "Buscar" }).click();
      await expect(agent.getByText("Bloqueo temporal por intentos fallidos")).toBeVisible();
      // Masked, and no address tells the document.
      await expect(agent.getByText("Matías")).toHaveCount(0);
      await expect(agent).toHaveURL(/\/gestion\/mesa\/personas$/);
      await hydrated(agent, script);
      await expectAccessible(agent);
      await agent.getByRole("button", { name: "Levantar el bloqueo temporal" }).click();
      await expect(agent.getByRole("alert").or(agent.getByText("Escribe el motivo.")).first()).toBeVisible();
      await hydrated(agent, script);
      await agent.getByLabel("Motivo").selectOption({ label: "Escribió mal la contraseña varias veces" });
      await agent.getByRole("button", { name: "Levantar el bloqueo temporal" }).click();
      await expect(agent.getByText("Listo. El motivo queda en la auditoría")).toBeVisible();
      await expect(agent.getByText("Nada lo impide")).toBeVisible();
      await desk.close();
      await signIn(page, script, MATIAS);
      await expect(async () => {
        expect(await countLetters(page, MAIL, /Se levantó el bloqueo temporal/)).toBeGreaterThan(0);
      }).toPass({ timeout: 20_000 });
    });
  });
}

test("Q50 the desk is not there for whoever has no role in it", async ({ page, script }) => {
  await signIn(page, script, "40000001-8");
  const answer = await page.goto("/gestion/mesa/personas");
  expect(answer?.status()).toBe(404);
  for (const room of ["", "/solicitudes", "/auditoria", "/mensajes"]) {
    const answer = await page.goto(`/gestion/administracion${room}`);
    expect(answer?.status()).toBe(404);
  }
});

test("A-55 A-57 an agent sees that a registration is paused and lifts the pause", async ({ page, browser, baseURL, script, expectAccessible }) => {
  const [rut, card] = script ? ["46500004-K", "523000004"] : ["46500005-8", "523000005"];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await registers(page, script, rut, "523999999", "otra@ejemplo.test");
    await expect(page.getByRole("alert")).toContainText("600 600 2247");
  }
  const desk = await browser.newContext({ baseURL, javaScriptEnabled: script });
  const agent = await desk.newPage();
  await signInStaff(agent, script, "45000002-7");
  await agent.goto("/gestion/mesa/personas");
  await hydrated(agent, script);
  await fill(agent, "RUT", rut);
  await agent.getByRole("button", { name: "Buscar" }).click();
  await expect(agent.getByText("El registro está en pausa")).toBeVisible();
  await hydrated(agent, script);
  await expectAccessible(agent);
  await agent.getByLabel("Motivo").selectOption({ label: "Lo pidió por teléfono" });
  await agent.getByRole("button", { name: "Quitar la pausa del registro" }).click();
  await expect(agent.getByText("Listo. El motivo queda en la auditoría")).toBeVisible();
  await desk.close();
  await registers(page, script, rut, card, `${script ? "dominga" : "emilio"}@ejemplo.test`);
  await expect(page).toHaveURL(/\/registro\/enviado$/);
});

test("A-37 an agent sees somebody's companies, whichever they are", async ({ page, script, expectAccessible }) => {
  await signInStaff(page, script, "45000001-9");
  await page.goto("/gestion/mesa/personas");
  await hydrated(page, script);
  await fill(page, "RUT", DANIELA);
  await page.getByRole("button", { name: "Buscar" }).click();
  for (const company of [TRIGO, CORDILLERA]) {
    await expect(page.getByRole("main")).toContainText(company);
  }
  await hydrated(page, script);
  await expectAccessible(page);
});

test("Q19 A-02 A-10 an agent reads why no company opens, and that a worker did not register", async ({ page, script, expectAccessible }) => {
  await signInStaff(page, script, "45000002-7");
  await page.goto("/gestion/mesa/personas");
  await hydrated(page, script);
  await fill(page, "RUT", BERNARDO);
  await page.getByRole("button", { name: "Buscar" }).click();
  await expect(page.getByText("Está «Inhabilitado» en todas sus empresas.")).toBeVisible();
  await expect(page.getByText("Nada lo impide")).toHaveCount(0);
  await hydrated(page, script);
  await fill(page, "RUT", "46500007-4");
  await page.getByRole("button", { name: "Buscar" }).click();
  await expect(page.getByText("todavía no se registra")).toBeVisible();
  await hydrated(page, script);
  await expectAccessible(page);
});
