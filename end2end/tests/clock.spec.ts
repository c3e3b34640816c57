import { begins, chooses, comesToTheQuestions, sends, signsIn } from "../support/challenge.ts";
import { signOut } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { countLetters, demoTime, linkFromMail, openLetter, passTime } from "../support/mailbox.ts";
import { register, stranger } from "../support/registration.ts";

const SUBJECT = /Active su cuenta/;

test("X-09 the demonstration's clock is moved at the mailbox, and a link's time runs out with it", async ({ page, script, expectAccessible }) => {
  const form = stranger();
  await register(page, form, script);
  const link = await linkFromMail(page, form.email, SUBJECT);
  await page.goto("/buzon");
  const before = await demoTime(page);
  await expectAccessible(page);
  await passTime(page, script, 25, "horas");
  expect((await demoTime(page)) - before).toBeGreaterThanOrEqual(25 * 60);
  await page.goto(link);
  await hydrated(page, script);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("El enlace venció");
  await page.getByRole("button", { name: "Reenviar" }).click();
  await expect(page.getByText("Le enviamos un enlace nuevo")).toBeVisible();
  await page.goto(await linkFromMail(page, form.email, SUBJECT));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Active su cuenta");
});

test("X-04 a letter is sent again after a pause only, and what it says stands in the mailbox alone", async ({ page, script }) => {
  const form = stranger();
  await register(page, form, script);
  const asksAgain = async () => {
    await page.goto("/hanna/registro/listo");
    await hydrated(page, script);
    const understood = page.getByRole("button", { name: "Entendido" });
    if (await understood.isVisible()) await understood.click();
    await page.getByRole("button", { name: "Reenviar" }).click();
  };
  await openLetter(page, form.email, SUBJECT);
  await expect(page.getByRole("main").locator('a[href*="/enlace/activar/"]').first()).toBeVisible();
  await asksAgain();
  await expect(page.getByRole("alert")).toBeVisible();
  expect(await page.content()).not.toContain("/enlace/");
  expect(await countLetters(page, form.email, SUBJECT)).toBe(1);
  await passTime(page, script, 2, "minutos");
  await asksAgain();
  await expect(page).toHaveURL(/\?reenviado=si$/);
  await expect.poll(() => countLetters(page, form.email, SUBJECT)).toBe(2);
});

test("X-03 the temporary block heals by time, the block of who was not proved does not", async ({ page, script, affiliate }) => {
  const address = await comesToTheQuestions(page, script, affiliate);
  for (const last of [false, false, true]) {
    await begins(page);
    await chooses(page, affiliate, true);
    await sends(page);
    if (!last) await expect(page.getByRole("main")).toContainText("No pudimos validar sus respuestas");
  }
  const firm = page.getByRole("heading", { name: "No pudimos validar su identidad en línea" });
  await expect(firm).toBeVisible();
  await hydrated(page, script);
  await signOut(page);
  for (let failure = 1; failure <= 6; failure += 1) {
    await signsIn(page, script, address, "otra cosa distinta");
    await expect(page.getByRole("alert")).toBeVisible();
  }
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Bloqueo temporal del acceso");
  await signsIn(page, script, address);
  await expect(alert).toContainText("Bloqueo temporal del acceso");
  await passTime(page, script, 16, "minutos");
  await signsIn(page, script, address);
  await expect(page).toHaveURL(/\/hanna\/preguntas$/);
  await expect(firm).toBeVisible();
  await passTime(page, script, 10, "días");
  await signsIn(page, script, address);
  await expect(page).toHaveURL(/\/hanna\/preguntas$/);
  await expect(firm).toBeVisible();
});
