import { becomesAMember, PASSWORD as CHOSEN, registersAffiliate, signsIn } from "../support/challenge.ts";
import { fill, signIn, signOut } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { linkFromMail, openLetter } from "../support/mailbox.ts";
import { dotted } from "../support/people.ts";

test("H-43 X-02 on «hanna» the user name is the e-mail address, and the cédula does as well", async ({ page, script, affiliate }) => {
  const address = await becomesAMember(page, script, affiliate);
  for (const identity of [address, address.toUpperCase(), affiliate.number]) {
    await signOut(page);
    await page.goto("/hanna/ingresar");
    await expect(page.getByLabel("Correo electrónico o cédula", { exact: true })).toBeVisible();
    await signsIn(page, script, identity);
    await expect(page).toHaveURL(/\/hanna\/inicio$/);
  }
});

test("X-02 on «gestion» the RUT signs in, and an e-mail address is no identity", async ({ page, script }) => {
  await page.goto("/gestion/ingresar");
  await hydrated(page, script);
  await fill(page, "RUT", "camila.rojas@ejemplo.test");
  await fill(page, "Contraseña", "camino largo al faro");
  await page.getByRole("button", { name: "Siguiente" }).click();
  await expect(page.getByRole("alert")).toContainText("Escribe el RUT sin puntos");
  await expect(page).toHaveURL(/\/gestion\/ingresar/);
  await signIn(page, script, "40000001-8");
});

test("H-46 a forgotten password is assigned anew to the address given at registration", async ({ page, script, affiliate, expectAccessible }) => {
  const address = await becomesAMember(page, script, affiliate);
  await signOut(page);
  await page.getByRole("link", { name: "¿Olvidó su contraseña?" }).click();
  await expect(page).toHaveURL(/\/hanna\/recuperar$/);
  await hydrated(page, script);
  // The document is as good a way to say who one is.
  await fill(page, "Correo electrónico o cédula", affiliate.number);
  await page.getByRole("button", { name: "Enviar" }).click();
  await expect(page).toHaveURL(/\/recuperar\/enviado$/);
  await expect(page.getByRole("main")).not.toContainText(address);
  await page.goto(await linkFromMail(page, address, /Recupere su contraseña/));
  await hydrated(page, script);
  await expectAccessible(page);
  const fresh = "delfines en bicicleta roja";
  await fill(page, "Contraseña nueva", fresh);
  await fill(page, "Repetir contraseña nueva", fresh);
  await page.getByRole("button", { name: "Guardar contraseña" }).click();
  await expect(page).toHaveURL(/\/hanna\/inicio$/);
  await signOut(page);
  await signsIn(page, script, address, CHOSEN);
  await expect(page.getByRole("alert")).toContainText("Los datos no coinciden");
  await signsIn(page, script, address, fresh);
  await expect(page).toHaveURL(/\/hanna\/inicio$/);
});

test("X-01 a document is one person: asking again makes no second account, and the owner hears of it", async ({ page, script, affiliate, browser, baseURL }) => {
  const address = await becomesAMember(page, script, affiliate);
  const context = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: script });
  const other = await context.newPage();
  const second = await registersAffiliate(other, script, affiliate);
  // The same answer as to anybody.
  await expect(other.getByRole("main")).toContainText(second);
  await openLetter(other, address, /Alguien quiso crear otra cuenta/);
  await context.close();
  await signOut(page);
  await signsIn(page, script, affiliate.number);
  await expect(page).toHaveURL(/\/hanna\/inicio$/);
  await expect(page.getByRole("main")).toContainText(address);
  await expect(page.getByRole("main")).not.toContainText(second);
});

test("X-06 dates, identifiers and address are those of each platform's Spanish", async ({ page, script, affiliate }) => {
  await becomesAMember(page, script, affiliate);
  await expect(page.locator("html")).toHaveAttribute("lang", "es-CO");
  const main = page.getByRole("main");
  await expect(main).toContainText(affiliate.birthDate);
  await expect(main).toContainText(`${affiliate.kind} ${dotted(affiliate.number)}`);
  await signIn(page, script, "40000001-8");
  await expect(page.locator("html")).toHaveAttribute("lang", "es-CL");
  await expect(main).toContainText("40.000.001-8");
});
