import { comesToTheQuestions } from "../support/challenge.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { countLetters, passTime } from "../support/mailbox.ts";
import { everybody } from "../support/people.ts";
import { givesCode, mailedCode, sendCode, textCode, textedCode } from "../support/proof-code.ts";

test("Q24 a code to the address on file is an equal first way", async ({ page, script, affiliate, expectAccessible }) => {
  await comesToTheQuestions(page, script, affiliate);
  const main = page.getByRole("main");
  // Offered before anybody fails, beside the questions, and the address is masked.
  await expect(page.getByRole("button", { name: "Comenzar" })).toBeVisible();
  await expect(sendCode(page)).toContainText("•");
  await expect(main).not.toContainText(affiliate.email);
  await hydrated(page, script);
  await sendCode(page).click();
  await expect(page).toHaveURL(/\/hanna\/preguntas\/codigo$/);
  await expect(main).toContainText("Sirve por 10 minutos más. Puede probar 5 veces.");
  await expect(main).not.toContainText(affiliate.email);
  await expectAccessible(page);
  const code = await mailedCode(page, affiliate.email);
  await givesCode(page, script, code);
  await expect(page).toHaveURL(/\/hanna\/datos$/);
  await expect(page.locator("input[name=first_surname]")).toHaveValue(affiliate.firstSurname);
});

test("Q24 a code to the phone on file proves the same, and either way can be chosen", async ({ page, script, affiliate, expectAccessible }) => {
  await comesToTheQuestions(page, script, affiliate);
  const main = page.getByRole("main");
  await expect(sendCode(page)).toBeVisible();
  await expect(textCode(page)).toContainText("•");
  await expect(main).not.toContainText(affiliate.phone);
  await hydrated(page, script);
  await textCode(page).click();
  await expect(page).toHaveURL(/\/hanna\/preguntas\/codigo$/);
  await expect(main).toContainText("Enviamos un código por SMS");
  await expect(main).toContainText("Sirve por 5 minutos más. Puede probar 5 veces.");
  await expectAccessible(page);
  const texted = await textedCode(page, affiliate.phone);
  // Somebody who waits in vain takes the other way, and the first code is good no more.
  await hydrated(page, script);
  await page.getByRole("button", { name: "Enviar otro código al correo" }).click();
  await expect(main).toContainText("Sirve por 10 minutos más.");
  const mailed = await mailedCode(page, affiliate.email);
  if (texted !== mailed) {
    await givesCode(page, script, texted);
    await expect(main).toContainText("No es el código que enviamos.");
  }
  await passTime(page, script, 2, "minutos");
  await page.goto("/hanna/preguntas/codigo");
  await hydrated(page, script);
  await page.getByRole("button", { name: "Enviar otro código por SMS" }).click();
  await expect(main).toContainText("Sirve por 5 minutos más.");
  await expect.poll(() => textedCode(page, affiliate.phone)).not.toBe(texted);
  await givesCode(page, script, await textedCode(page, affiliate.phone));
  await expect(page).toHaveURL(/\/hanna\/datos$/);
  await expect(page.locator("input[name=first_surname]")).toHaveValue(affiliate.firstSurname);
});

test("Q24 A15 what is wrong is told, five times, and then another code is needed", async ({ page, script, affiliate, expectAccessible }) => {
  await comesToTheQuestions(page, script, affiliate);
  await hydrated(page, script);
  await sendCode(page).click();
  await expect(page).toHaveURL(/\/preguntas\/codigo$/);
  const main = page.getByRole("main");
  const code = await mailedCode(page, affiliate.email);
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
  await givesCode(page, script, "12a");
  await expect(main).toContainText("Escriba los seis números que le enviamos.");
  for (const left of ["4 veces", "3 veces", "2 veces", "1 vez"]) {
    await givesCode(page, script, wrong);
    await expect(main).toContainText(`Puede probar ${left}.`);
    await expect(main).toContainText("No es el código que enviamos.");
  }
  await expectAccessible(page);
  await givesCode(page, script, wrong);
  await expect(page.locator("input[name=code]")).toHaveCount(0);
  await expect(main).toContainText("No es el código que enviamos.");
  // Not before the pause is over.
  await hydrated(page, script);
  await sendCode(page).click();
  await expect(main).toContainText(/Espere|espere/);
  expect(await countLetters(page, affiliate.email, /Su código para validarse/)).toBe(1);
  await passTime(page, script, 2, "minutos");
  await page.goto("/hanna/preguntas/codigo");
  await hydrated(page, script);
  await sendCode(page).click();
  await expect(main).toContainText("Puede probar 5 veces.");
  await expect.poll(async () => {
    const mailbox = await page.context().newPage();
    const letters = await countLetters(mailbox, affiliate.email, /Su código para validarse/);
    await mailbox.close();
    return letters;
  }).toBe(2);
  await givesCode(page, script, await mailedCode(page, affiliate.email));
  await expect(page).toHaveURL(/\/hanna\/datos$/);
});

test("Q24 somebody with too little on file to be asked receives a code", async ({ page, script, expectAccessible }) => {
  // Elena of the README: each worker has a demonstration of its own, and no other test needs her.
  const thin = everybody().find((one) => one.number === "9900000003");
  if (!thin) throw new Error("Elena is gone from the demonstration");
  await comesToTheQuestions(page, script, thin);
  await expect(page.getByRole("button", { name: "Comenzar" })).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("Reciba un código");
  await expectAccessible(page);
  await hydrated(page, script);
  await sendCode(page).click();
  await givesCode(page, script, await mailedCode(page, thin.email));
  await expect(page).toHaveURL(/\/hanna\/datos$/);
});
