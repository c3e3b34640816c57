import type { Page } from "@playwright/test";
import { fill, PASSWORD } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { linkFromMail, openLetter, passTime } from "../support/mailbox.ts";
import { claimAddress } from "../support/people.ts";
import { signInStaff } from "../support/second-factor.ts";

// A server of its own: the clock goes on by days.
test.use({ house: "lost-mailbox" });
test.slow();

const ANTONIA = "42000003-0";
const OLD = "antonia.vera@ejemplo.test";
const CAMILA = "40000001-8";
const OF_CAMILA = "camila.rojas@ejemplo.test";
const SEEN = "Cédula de identidad, vista en la sucursal";

/** An agent proposes another address for whoever has that RUT. */
async function proposes(agent: Page, script: boolean, rut: string, address: string): Promise<void> {
  await agent.goto("/gestion/mesa/personas");
  await hydrated(agent, script);
  await fill(agent, "RUT", rut);
  await agent.getByRole("button", { name: "Buscar" }).click();
  await expect(agent.getByText("Nada lo impide")).toBeVisible();
  await hydrated(agent, script);
  await agent.getByRole("link", { name: "Poner otro correo a quien perdió el suyo" }).click();
  await expect(agent.getByRole("heading", { level: 1 })).toHaveText("Mesa de ayuda: correos perdidos");
  // Whose account it is, masked.
  await expect(agent.getByRole("definition").filter({ hasText: /^[AC]••• / })).toBeVisible();
  await expect(agent.getByRole("definition").filter({ hasText: /^•••• \d\d\d$/ })).toBeVisible();
  await hydrated(agent, script);
  await fill(agent, "Correo nuevo", address);
  await fill(agent, "Cómo se comprobó el documento", SEEN);
  await agent.getByRole("button", { name: "Proponer el cambio" }).click();
  await expect(agent.getByText("Enviamos un código al correo nuevo")).toBeVisible();
}

/** Another agent agrees, with the code that the new mailbox got. */
async function agrees(agent: Page, script: boolean, address: string): Promise<void> {
  await openLetter(agent, address, /Código para cambiar de correo/);
  const code = /\b\d{6}\b/.exec(await agent.getByRole("main").innerText())?.[0] ?? "";
  await agent.goto("/gestion/mesa/correos");
  await hydrated(agent, script);
  await agent.getByRole("row").filter({ hasText: "Falta un segundo agente" }).getByRole("link").click();
  await expect(agent.getByRole("heading", { name: "Cambio de correo" })).toBeVisible();
  await expect(agent.getByText("Otro agente lo propuso.")).toBeVisible();
  await expect(agent.getByText(SEEN)).toBeVisible();
  await hydrated(agent, script);
  await fill(agent, "Código que llegó al correo nuevo", code);
  await fill(agent, "Cómo se comprobó el documento, o por qué no se hace", "La misma cédula, en la ventanilla");
  await agent.getByRole("button", { name: "Confirmar el cambio" }).click();
  await expect(agent.getByText("Listo. El cambio espera 72 horas")).toBeVisible();
}

test("Q50 two agents put another address on file, and recovery leads on from it", async ({ page, browser, baseURL, script, expectAccessible }) => {
  const address = claimAddress("antonia");
  await signInStaff(page, script, "45000001-9");
  await proposes(page, script, ANTONIA, address);
  await hydrated(page, script);
  await expectAccessible(page);
  // Whoever proposed it is not the second agent.
  await page.getByRole("row").filter({ hasText: "Falta un segundo agente" }).getByRole("link").click();
  await expect(page.getByText("Otro agente tiene que estar de acuerdo")).toBeVisible();
  await expect(page.getByRole("button", { name: "Confirmar el cambio" })).toHaveCount(0);
  const desk = await browser.newContext({ baseURL, javaScriptEnabled: script });
  const second = await desk.newPage();
  await signInStaff(second, script, "45000002-7");
  await agrees(second, script, address);
  await hydrated(second, script);
  await expectAccessible(second);
  await desk.close();
  await openLetter(page, OLD, /va a usar otro correo/);
  await passTime(page, script, 73, "horas");
  await openLetter(page, address, /ya usa este correo/);
  await page.goto("/gestion/recuperar");
  await hydrated(page, script);
  await fill(page, "RUT", ANTONIA);
  await page.getByRole("button", { name: "Enviar" }).click();
  await expect(page).toHaveURL(/\/recuperar\/enviado$/);
  await page.goto(await linkFromMail(page, address, /Recupera tu contraseña/));
  await hydrated(page, script);
  await fill(page, "Contraseña nueva", `${PASSWORD} lejano`);
  await fill(page, "Repetir contraseña nueva", `${PASSWORD} lejano`);
  await page.getByRole("button", { name: "Guardar contraseña" }).click();
  await expect(page).toHaveURL(/\/gestion\/(inicio|empresas|e\/)/);
  await page.goto("/gestion/cuenta/historial");
  await expect(page.getByText("tu cuenta usa el correo nuevo")).toBeVisible();
  await expect(page.getByText("Se propuso otro correo para tu cuenta")).toBeVisible();
});

test("Q50 whoever still has the old mailbox objects, and keeps the account", async ({ page, browser, baseURL, script, expectAccessible }) => {
  const address = claimAddress("camila");
  await signInStaff(page, script, "45000001-9");
  await proposes(page, script, CAMILA, address);
  const desk = await browser.newContext({ baseURL, javaScriptEnabled: script });
  const second = await desk.newPage();
  await signInStaff(second, script, "45000002-7");
  await agrees(second, script, address);
  const own = await browser.newContext({ baseURL, javaScriptEnabled: script });
  const camila = await own.newPage();
  await camila.goto(await linkFromMail(camila, OF_CAMILA, /va a usar otro correo/));
  await expect(camila).toHaveURL(/\/cuenta\/correo\/objetar$/);
  await hydrated(camila, script);
  await expectAccessible(camila);
  await camila.getByRole("button", { name: "No fui yo: anular el cambio" }).click();
  await expect(camila.getByText("tu cuenta sigue con el correo de siempre")).toBeVisible();
  await own.close();
  await second.goto("/gestion/mesa/correos");
  await expect(second.getByText("No hay cambios en espera")).toBeVisible();
  await desk.close();
  await openLetter(page, address, /Se anuló un cambio de correo/);
});
