import { hydrated, expect, test } from "../support/fixtures.ts";
import { countLetters } from "../support/mailbox.ts";
import { fill, signIn } from "../support/door.ts";
import { signInStaff } from "../support/second-factor.ts";

const MATIAS = "41234567-3";
const MAIL = "matias.soto@ejemplo.test";

test("Q19 X-03 an agent finds somebody, sees why they cannot enter and lifts the temporary block", async ({
  page,
  browser,
  baseURL,
  script,
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
  const desk = await browser.newContext({ baseURL, javaScriptEnabled: script });
  const agent = await desk.newPage();
  await signInStaff(agent, script, "45000001-9");
  await agent.getByRole("main").getByRole("link", { name: "Mesa de ayuda: personas" }).click();
  await expect(agent.getByRole("heading", { level: 1 })).toHaveText("Mesa de ayuda: personas");
  await hydrated(agent, script);
  await fill(agent, "RUT", "43000002-0");
  await agent.getByRole("button", { name: "Buscar" }).click();
  await expect(agent.getByText("No hay nadie con ese documento")).toBeVisible();
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
  await expect(agent.getByText("Listo. La persona recibe un correo")).toBeVisible();
  await expect(agent.getByText("Nada lo impide")).toBeVisible();
  await desk.close();
  await signIn(page, script, MATIAS);
  await expect(async () => {
    expect(await countLetters(page, MAIL, /Se levantó el bloqueo temporal/)).toBeGreaterThan(0);
  }).toPass({ timeout: 20_000 });
});

test("Q50 the desk is not there for whoever has no role in it", async ({ page, script }) => {
  await signIn(page, script, "40000001-8");
  const answer = await page.goto("/gestion/mesa/personas");
  expect(answer?.status()).toBe(404);
  for (const room of ["", "/solicitudes", "/auditoria", "/mensajes"]) {
    const answer = await page.goto(`/gestion/administracion${room}`);
    expect(answer?.status()).toBe(404);
  }
});
