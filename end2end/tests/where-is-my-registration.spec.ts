import { comesToTheQuestions } from "../support/challenge.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { countLetters, linkFromMail, openLetter } from "../support/mailbox.ts";
import { claimAddress } from "../support/people.ts";
import { register, stranger } from "../support/registration.ts";
import { signInStaff } from "../support/second-factor.ts";

const TITLE = "¿Dónde va mi registro?";

test("Q44 whoever registered here reads where it stands and what comes next", async ({ page, script, expectAccessible }) => {
  await page.goto("/hanna");
  await page.getByRole("link", { name: TITLE }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("En este navegador no hay un registro en curso.");
  await expectAccessible(page);
  const form = stranger();
  await register(page, form, script);
  await page.goto("/hanna/registro/listo?reenviado=si");
  await hydrated(page, script);
  await page.getByRole("link", { name: TITLE }).click();
  await expect(page).toHaveURL(/\/hanna\/registro\/estado$/);
  await expect(main).toContainText("Su solicitud está guardada y falta activarla.");
  await expect(main).toContainText(form.email);
  await expect(main.getByRole("link", { name: "Reenviar o corregir el correo" })).toBeVisible();
  await expectAccessible(page);
  const link = await linkFromMail(page, form.email, /Active su cuenta/);
  // The letter can be read before what became of it is noted.
  await expect(async () => {
    await page.goto("/hanna/registro/estado");
    await expect(main).toContainText(`se entregó al servidor de correo de ${form.email}`, { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await page.goto(link);
  await hydrated(page, script);
  await page.getByRole("button", { name: "Activar mi cuenta" }).click();
  await expect(page).toHaveURL(/\/hanna\/inicio$/);
  await page.goto("/hanna/registro/estado");
  await expect(main).toContainText("Su registro está completo y su cuenta, activa.");
});

test("X-03 before the proof of identity the page names what is left and leads there", async ({ page, script, affiliate, expectAccessible }) => {
  await comesToTheQuestions(page, script, affiliate);
  await page.goto("/hanna/registro/estado");
  const main = page.getByRole("main");
  await expect(main).toContainText("le quedan 3 intentos");
  await expect(main).toContainText("También puede recibir un código en el correo o el celular que tengamos registrado.");
  await expectAccessible(page);
  await hydrated(page, script);
  await main.getByRole("link", { name: "Validar mi identidad" }).click();
  await expect(page).toHaveURL(/\/hanna\/preguntas$/);
});

test("A04 everybody else is answered by mail, and the page says the same for all", async ({ page, script, browser, baseURL, expectAccessible }) => {
  const form = stranger();
  await register(page, form, script);
  const told: string[] = [];
  const unknown = claimAddress("nadie");
  for (const identity of [form.email, unknown]) {
    const context = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: script });
    const other = await context.newPage();
    await other.goto("/hanna/registro/estado");
    await hydrated(other, script);
    await other.locator("input[name=identity]").fill(identity);
    await other.getByRole("button", { name: "Enviarme el estado" }).click();
    await expect(other.getByRole("main")).toContainText("Si hay un registro con esos datos");
    await expect(other).toHaveURL(/enviado=si/);
    await expectAccessible(other);
    told.push(await other.getByRole("main").innerText());
    await context.close();
  }
  expect(told[0]).toBe(told[1]);
  await openLetter(page, form.email, /Dónde va su registro/);
  await expect(page.getByRole("main")).toContainText("Abra el enlace del correo de activación");
  expect(await countLetters(page, unknown, /Dónde va su registro/)).toBe(0);
});

test("Q24 X-02 a platform administrator reads the rules and what a guesser's chance is", async ({ page, script, expectAccessible }) => {
  await signInStaff(page, script, "admin@cajacopi.example");
  await page.goto("/hanna/administracion/reglas");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Reglas de la plataforma");
  const main = page.getByRole("main");
  await expect(main).toContainText(/Primera contraseña\s*la elige la persona, con un enlace por correo/);
  await expect(main).toContainText(/Pertenecer a más de una empresa o institución\s*sí/);
  await expect(main.getByRole("heading", { name: "Plazos de las PQRSF" })).toBeVisible();
  await expect(main).toContainText(/Petición\s*15 días hábiles/);
  await expect(main).toContainText(/Desbloqueo\s*1 día hábil/);
  await expect(main).toContainText("6 preguntas de 4 opciones");
  await expect(main).toContainText(/1 de cada (\d{3}|\d{1,3}\.\d{3})\b/);
  await expectAccessible(page);
});
