import { enterWorkera, initialPassword, openAccount } from "../support/opening.ts";
import { fill } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { openLetter, passTime } from "../support/mailbox.ts";
import { entersOperation } from "../support/operation.ts";

// The clock moves by a day, so nobody else lives here.
test.use({ house: "initial-password" });

test("W-27 W-29 W-32 Q53 after 24 hours the initial password is refused and another one asked for", async ({
  page,
  script,
  demonstration,
  expectAccessible,
}) => {
  test.setTimeout(180_000);
  const company = await openAccount(page, script, demonstration);
  await openLetter(page, company.user, /Tus datos para entrar/);
  const first = await initialPassword(page);
  // The link leads to the sign-in page.
  await expect(page.getByRole("main").locator('a[href$="/workera/ingresar"]').first()).toBeVisible();
  await passTime(page, script, 24, "horas");
  await enterWorkera(page, script, company.user, first);
  await expect(page.getByRole("alert")).toContainText("servía durante 24 horas y ya venció");
  await page.getByRole("link", { name: "Pedir otra contraseña inicial" }).click();
  await expect(page.getByText("Tu correo, o tu RUT sin puntos, con guion y dígito verificador.")).toBeVisible();
  await hydrated(page, script);
  await expectAccessible(page);
  await fill(page, "Correo electrónico o RUT", company.user);
  await page.getByRole("button", { name: "Enviar" }).click();
  await expect(page.getByText("Si los datos corresponden a una cuenta")).toBeVisible();
  await expect(async () => {
    await openLetter(page, company.user, /Tus datos para entrar/);
    expect(await initialPassword(page)).not.toBe(first);
  }).toPass({ timeout: 30_000 });
  await enterWorkera(page, script, company.user, await initialPassword(page));
  await expect(page).toHaveURL(/\/workera\/primera-clave$/);

  // An operator sends another one; whoever entered already keeps the address for themselves.
  await entersOperation(page, script, "workera");
  await page.getByRole("link", { name: "Primeros usuarios" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Primeros usuarios");
  await hydrated(page, script);
  await expectAccessible(page);
  await page.getByRole("row").filter({ hasText: company.user }).getByRole("link").click();
  await expect(page.getByText("La persona ya entró")).toBeVisible();
  await hydrated(page, script);
  await page.getByRole("button", { name: "Enviar otra contraseña inicial" }).click();
  await expect(page.getByText("Otra contraseña inicial va en camino")).toBeVisible();
});
