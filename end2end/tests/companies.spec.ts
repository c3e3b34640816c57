import { AROMOS, BERNARDO, changesUser, CORDILLERA, DANIELA, enters, IGNACIO, ROSA, signInToCompany, signInToTable, TRIGO } from "../support/companies.ts";
import { fill, signOut } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { linkFromMail, openLetter } from "../support/mailbox.ts";
import { rut } from "../support/opening.ts";
import { claimAddress } from "../support/people.ts";

for (const width of [360, 1280]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("A-20 A-21 A-22 A-23 A-25 a worker in two companies enters one and changes to the other", async ({ page, script, expectAccessible }) => {
      await signInToTable(page, script, DANIELA);
      const main = page.getByRole("main");
      for (const words of ["Daniela Muñoz Tapia", "46.123.123-3", "daniela.munoz@ejemplo.test"]) {
        await expect(main).toContainText(words);
      }
      await expect(main.getByRole("heading", { level: 2, name: "Empresas asociadas a ti" })).toBeVisible();
      await expect(main.getByRole("table", { name: "Empresas asociadas a ti" })).toHaveCount(1);
      await hydrated(page, script);
      await expectAccessible(page);
      await enters(page, script, TRIGO);
      // To be seen, on a phone as well.
      const corner = await page.getByRole("banner").getByText(TRIGO).boundingBox();
      expect(corner?.width).toBeGreaterThan(100);
      await expectAccessible(page);
      await changesUser(page);
      // Nothing of the company is left in the corner.
      await expect(page.getByRole("banner")).not.toContainText(TRIGO);
      await enters(page, script, CORDILLERA);
      await expect(page.locator("body")).not.toContainText(TRIGO);
      await page.goBack();
      await page.goBack();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(TRIGO);
      await expect(page.getByRole("banner")).toContainText(TRIGO);
      await expect(page.locator("body")).not.toContainText(CORDILLERA);
    });
  });
}

test("A-25 the company in use stays on the pages beside it, and each tab has its own", async ({ page, context, script }) => {
  await signInToTable(page, script, DANIELA);
  const other = await context.newPage();
  await other.goto("/gestion/empresas");
  await enters(page, script, TRIGO);
  await enters(other, script, CORDILLERA);
  const banner = page.getByRole("banner");
  await page.getByRole("main").getByRole("link", { name: "Servicios" }).click();
  await expect(page).toHaveURL(/\/gestion\/inicio\?empresa=/);
  await expect(banner).toContainText(TRIGO);
  await hydrated(page, script);
  await page.getByRole("main").getByRole("link", { name: "Configuración de cuenta" }).click();
  await expect(page).toHaveURL(/\/gestion\/cuenta\?empresa=/);
  await expect(banner).toContainText(TRIGO);
  await other.getByRole("main").getByRole("link", { name: /^Ayuda/ }).click();
  await expect(other).toHaveURL(/\/gestion\/ayuda\?empresa=/);
  await expect(other.getByRole("banner")).toContainText(CORDILLERA);
  await other.close();
});

test("A-24 a company that is not adhered says so and offers no «Acceder»", async ({ page, script }) => {
  await signInToTable(page, script, DANIELA);
  const row = page.getByRole("row").filter({ hasText: AROMOS });
  await expect(row).toContainText("Empresa no adherida");
  await expect(row.getByRole("link")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /^Acceder/ })).toHaveCount(2);
});

test("A-25 A43 two tabs work for two companies", async ({ page, context, script }) => {
  await signInToTable(page, script, DANIELA);
  const other = await context.newPage();
  await other.goto("/gestion/empresas");
  await enters(page, script, TRIGO);
  await enters(other, script, CORDILLERA);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(TRIGO);
  await page.getByRole("main").getByRole("link", { name: "Administradores de accesos" }).click();
  await expect(page.getByRole("main")).toContainText("Rosa Díaz Lagos");
  await expect(page.getByRole("banner")).toContainText(TRIGO);
  await other.close();
});

test("Q43 A-09 with one company one goes straight in; the table is two clicks away", async ({ page, script }) => {
  await signInToCompany(page, script, IGNACIO);
  await hydrated(page, script);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(CORDILLERA);
  await changesUser(page);
  await expect(page.getByRole("link", { name: /^Acceder/ })).toHaveCount(1);
});

test("A-10 A-12 Q17 dismissed from the only company: why, own data, whom to call", async ({ page, script, expectAccessible }) => {
  await signInToTable(page, script, BERNARDO);
  const main = page.getByRole("main");
  await expect(main).toContainText("Estás inactivo en la plataforma");
  await expect(main).toContainText("45.000.009-4");
  await expect(main).toContainText("600 600 2247");
  await hydrated(page, script);
  await expectAccessible(page);
});

for (const width of [360, 1280]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("A-26 A-27 A-28 A-43 the legal representative appoints a responsible person, who says yes, and revokes it", async ({ page, script, expectAccessible }) => {
      // Somebody of their own for each run: those of both widths run on one demonstration.
      const [rut, address, name] = script === (width === 1280)
        ? ["46000004-1", "nicolas.abarca@ejemplo.test", "Nicolás Abarca Toro"] as const
        : ["46000005-K", "olivia.correa@ejemplo.test", "Olivia Correa Prieto"] as const;
      await signInToCompany(page, script, ROSA);
      await page.getByRole("main").getByRole("link", { name: "Administradores de accesos" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Administradores de accesos");
      await hydrated(page, script);
      await expectAccessible(page);
      const main = page.getByRole("main");
      await expect(main).toContainText("Responsable nombrado por el representante legal");
      await page.getByLabel("Correo electrónico de la persona").fill(address);
      await page.getByRole("button", { name: "Nombrar" }).click();
      await expect(main).toContainText("Enviamos un enlace a ese correo");
      await expect(page.getByRole("link", { name: `Retirar a ${address}` })).toBeVisible();
      // Whether the address has an account shows nowhere before the person says yes.
      await expect(main).not.toContainText(name);
      const administrators = page.url().split("?")[0]!;
      await page.goto(await linkFromMail(page, address, /Te nombraron responsable/));
      await expect(page).toHaveURL(/\/gestion\/nombramiento$/);
      await hydrated(page, script);
      await expectAccessible(page);
      await page.getByRole("button", { name: "Aceptar el nombramiento" }).click();
      await expect(page).toHaveURL(/\/gestion\/e\/[0-9a-f-]{36}$/);
      await page.goto(administrators);
      await expect(main).toContainText(name);
      await hydrated(page, script);
      await page.getByRole("link", { name: `Revocar a ${name}` }).click();
      await expect(page.getByRole("heading", { name: "Revocar el nombramiento" })).toBeVisible();
      await hydrated(page, script);
      await page.getByRole("button", { name: "Sí, revocar" }).click();
      await expect(main).toContainText("El nombramiento quedó revocado");
      await expect(page.getByRole("link", { name: `Revocar a ${name}` })).toHaveCount(0);
      await openLetter(page, address, /Ya no administras los accesos/);
      await page.goto("/gestion/inicio");
      await hydrated(page, script);
      await signOut(page);
      // The appointment had let them in: what it gave is over.
      await signInToTable(page, script, rut);
      await expect(main).toContainText("Estás inactivo en la plataforma");
    });
  });
}

test("A-30 A-31 the perfil decides what one sees and what one may change", async ({ page, script }) => {
  await signInToCompany(page, script, IGNACIO);
  const main = page.getByRole("main");
  await expect(main).toContainText("Trabajador o colaborador");
  await expect(main.getByRole("link", { name: "Hoja para tus trabajadores" })).toHaveCount(0);
  const sheet = await page.goto(`${page.url()}/hoja`);
  expect(sheet?.status()).toBeGreaterThanOrEqual(400);
  await page.goto("/gestion/empresas");
  await enters(page, script, CORDILLERA);
  await main.getByRole("link", { name: "Administradores de accesos" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Administradores de accesos");
  await expect(page.getByRole("button", { name: "Nombrar" })).toHaveCount(0);
  await page.context().clearCookies();
  await signInToCompany(page, script, ROSA);
  await expect(main).toContainText("Administrador de accesos");
  await expect(main.getByRole("link", { name: "Hoja para tus trabajadores" })).toBeVisible();
  await main.getByRole("link", { name: "Administradores de accesos" }).click();
  await expect(page.getByRole("button", { name: "Nombrar" })).toBeVisible();
  await page.goBack();
  await main.getByRole("link", { name: "Hoja para tus trabajadores" }).click();
  await expect(main.getByRole("heading", { name: "Texto para reenviar" })).toBeVisible();
  await hydrated(page, script);
  // What needs script is not offered without it.
  for (const name of ["Imprimir", "Copiar el texto"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(script ? 1 : 0);
  }
});

test("A-42 nothing changes the company of a user, and help says what there is instead", async ({ page, script }) => {
  await signInToCompany(page, script, IGNACIO);
  for (const room of ["cuenta", "cuenta/datos", "empresas"]) {
    await page.goto(`/gestion/${room}`);
    await hydrated(page, script);
    await expect(page.locator('main :is(select, input:not([type="hidden"]))[name*="company"]')).toHaveCount(0);
  }
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await page.goto("/gestion/ayuda/claves-y-usuarios#cambiar-empresa");
  await expect(page.locator("#cambiar-empresa")).toContainText("otra empresa te habilite");
});

test("A-28 X-11 whoever has no account creates it behind the link, and a link that was taken back opens nothing", async ({ page, browser, baseURL, script, expectAccessible }) => {
  const [address, other] = [claimAddress("nombrada"), claimAddress("retirada")];
  await signInToCompany(page, script, ROSA);
  await page.getByRole("main").getByRole("link", { name: "Administradores de accesos" }).click();
  for (const one of [address, other]) {
    await hydrated(page, script);
    await page.getByLabel("Correo electrónico de la persona").fill(one);
    await page.getByRole("button", { name: "Nombrar" }).click();
    await expect(page.getByRole("link", { name: `Retirar a ${one}` })).toBeVisible();
  }
  await hydrated(page, script);
  await page.getByRole("link", { name: `Retirar a ${other}` }).click();
  await hydrated(page, script);
  await page.getByRole("button", { name: "Sí, retirar" }).click();
  await expect(page.getByText("El nombramiento quedó retirado")).toBeVisible();
  const context = await browser.newContext({ baseURL, javaScriptEnabled: script });
  const invited = await context.newPage();
  await invited.goto(await linkFromMail(invited, other, /Te nombraron responsable/));
  await expect(invited.getByRole("button", { name: "Crear mi cuenta y aceptar" })).toHaveCount(0);
  await invited.goto(await linkFromMail(invited, address, /Te nombraron responsable/));
  await hydrated(invited, script);
  await expectAccessible(invited);
  for (const box of await invited.getByRole("checkbox").all()) await expect(box).not.toBeChecked();
  await fill(invited, "Primer nombre", "Luz");
  await fill(invited, "Primer apellido", "Vega");
  await fill(invited, "RUT", rut(script ? 47_000_001 : 47_000_002));
  await fill(invited, "Contraseña nueva", "tortuga verde en patines");
  await fill(invited, "Repetir contraseña nueva", "tortuga verde en patines");
  await invited.getByRole("checkbox", { name: /el tratamiento de mis datos/ }).check();
  await invited.getByRole("button", { name: "Crear mi cuenta y aceptar" }).click();
  await expect(invited).toHaveURL(/\/gestion\/e\/[0-9a-f-]{36}$/);
  await expect(invited.getByRole("main")).toContainText("Responsable nombrado por el representante legal");
  await context.close();
});
