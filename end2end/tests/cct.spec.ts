import { fill, PASSWORD } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import {
  BRUNO,
  CARLA,
  ELENA,
  entersInstitution,
  givesPassword,
  invitationLink,
  keyTo,
  newPerson,
  opensAccounts,
  ROBLES,
} from "../support/institution.ts";
import { opensCard, opensPeople, part, searches } from "../support/personnel.ts";
import { freshCode } from "../support/second-factor.ts";

// Its own house: the clock goes on by hours, because a number gets five messages an hour.
test.use({ house: "institution" });

test("C-23 C-24 C-25 each sign-in asks for a key sent by SMS, which is asked again after a pause", async ({ page, script, expectAccessible }) => {
  await page.goto("/cct");
  await givesPassword(page, script, ELENA.email);
  await hydrated(page, script);
  await expectAccessible(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Clave de ingreso");
  const main = page.getByRole("main");
  await expect(main).toContainText("+56 9 •••• ••01");
  await expect(main).toContainText("Una aplicación de códigos funciona sin señal y es más segura");
  // Nothing else opens before it.
  await page.goto("/cct/inicio");
  await expect(page).toHaveURL(/\/cct\/ingresar\/codigo/);
  await page.goto("/cct/ingresar/codigo");
  await hydrated(page, script);
  const key = await keyTo(page, ELENA.phone);
  await fill(page, "Clave de seis números", key === "000000" ? "000001" : "000000");
  await page.getByRole("button", { name: "Entrar" }).click();
  await expect(page.getByText("No es el código que enviamos.").first()).toBeVisible();
  await hydrated(page, script);
  await page.getByRole("button", { name: "Enviar otra clave" }).click();
  await expect(page.getByText("Ya enviamos varias claves").first()).toBeVisible();
  await hydrated(page, script);
  await fill(page, "Clave de seis números", key);
  await page.getByRole("button", { name: "Entrar" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ROBLES);
  await expect(page.getByRole("main")).toContainText("Súper Administrador");
});

for (const width of [360, 1280]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("C-04 C-05 C-27 C-28 C-29 C-34 C-36 an invitation, from the form to the account", async ({ page, browser, script, expectAccessible, demonstration }) => {
      test.setTimeout(120_000);
      const who = newPerson(script, width);
      await page.goto("/cct");
      await entersInstitution(page, script, ELENA);
      await opensAccounts(page, script);
      await expectAccessible(page);
      await expect(page.getByRole("main")).toContainText(/\d+ de 10 en uso/);
      await fill(page, "Nombre", "Felipe");
      await fill(page, "Apellido paterno", "Rojas");
      await page.getByLabel("Apellido materno").fill("Lara");
      await fill(page, "RUT", who.rut);
      await fill(page, "E-mail", "felipe");
      await fill(page, "Número de celular", who.phone);
      await page.getByRole("radio", { name: /^Usuario/ }).check();
      await page.getByRole("button", { name: "Enviar invitación" }).click();
      await expect(page.getByRole("alert").first()).toBeVisible();
      await hydrated(page, script);
      await fill(page, "E-mail", who.email);
      await page.getByRole("button", { name: "Enviar invitación" }).click();
      await expect(page.getByText("Invitación enviada. Solo la persona invitada recibe el enlace.")).toBeVisible();
      const row = page.getByRole("row").filter({ hasText: who.email });
      await expect(row).toContainText("Pendiente");
      // A31: whoever invites never sees the link.
      expect(await page.content()).not.toContain("/enlace/invitacion/");
      const link = await invitationLink(page, who.email);
      // Q54: opened while somebody is signed in, it says so and accepts nothing.
      await page.goto(link);
      await expect(page.getByText("Hay una sesión abierta en este navegador")).toBeVisible();
      await hydrated(page, script);
      await expectAccessible(page);

      const context = await browser.newContext({
        baseURL: demonstration.origin,
        javaScriptEnabled: script,
        viewport: { width, height: 800 },
      });
      const felipe = await context.newPage();
      await felipe.goto(link);
      await hydrated(felipe, script);
      await expectAccessible(felipe);
      await expect(felipe.getByRole("main")).toContainText(ROBLES);
      await fill(felipe, "Tu RUT", "46200005-7");
      await fill(felipe, "Tu celular", who.phone);
      const password = async () => {
        for (const label of ["Contraseña nueva", "Repetir contraseña nueva"]) await fill(felipe, label, "un faro muy lejano");
      };
      await password();
      await felipe.getByRole("checkbox", { name: /el tratamiento/ }).check();
      await felipe.getByRole("button", { name: "Seguir y recibir el código" }).click();
      await expect(felipe.getByText("No es el RUT de la invitación.").first()).toBeVisible();
      await hydrated(felipe, script);
      await fill(felipe, "Tu RUT", who.rut);
      await password();
      if (!(await felipe.getByRole("checkbox", { name: /el tratamiento/ }).isChecked())) await felipe.getByRole("checkbox", { name: /el tratamiento/ }).check();
      await felipe.getByRole("button", { name: "Seguir y recibir el código" }).click();
      await expect(felipe.getByRole("heading", { level: 1 })).toHaveText("Confirma tu celular");
      await hydrated(felipe, script);
      await expectAccessible(felipe);
      await fill(felipe, "Código de seis números", await keyTo(felipe, who.phone));
      await felipe.getByRole("button", { name: "Crear mi cuenta" }).click();
      await expect(felipe.getByRole("heading", { level: 1 })).toHaveText(ROBLES);
      await expect(felipe.getByRole("main")).toContainText("Usuario");
      await context.close();
    });
  });
}

test("C-34 C-36 an invitation is sent again and taken back, and the panel shows its state", async ({ page, script, expectAccessible }) => {
  test.setTimeout(120_000);
  const who = newPerson(script, 7);
  await page.goto("/cct");
  await entersInstitution(page, script, BRUNO);
  await opensAccounts(page, script);
  // C-05 Q39: an «Administrador» gives the lower two.
  await expect(page.getByRole("radio", { name: /^Súper Administrador/ })).toHaveCount(0);
  await fill(page, "Nombre", "Inés");
  await fill(page, "Apellido paterno", "Lagos");
  await fill(page, "RUT", who.rut);
  await fill(page, "E-mail", who.email);
  await fill(page, "Número de celular", who.phone);
  await page.getByRole("button", { name: "Enviar invitación" }).click();
  await expect(page.getByText("Invitación enviada.").first()).toBeVisible();
  const first = await invitationLink(page, who.email);
  await hydrated(page, script);
  await page.getByRole("row").filter({ hasText: who.email }).getByRole("button", { name: /Reenviar/ }).click();
  await expect(page.getByText("Invitación reenviada. El enlace anterior ya no sirve.")).toBeVisible();
  await hydrated(page, script);
  await page.getByRole("row").filter({ hasText: who.email }).getByRole("link", { name: /Revocar/ }).click();
  await expect(page.getByText("¿Revocar la invitación de Inés Lagos?")).toBeVisible();
  await hydrated(page, script);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sí, revocar" }).click();
  await expect(page.getByText("Invitación revocada.")).toBeVisible();
  await hydrated(page, script);
  await page.getByLabel("Estado").selectOption({ label: "Revocadas" });
  await page.getByRole("button", { name: "Filtrar" }).click();
  await expect(page.getByRole("row").filter({ hasText: who.email })).toContainText("Revocada");
  await page.context().clearCookies();
  await page.goto(first);
  await expect(page.getByRole("main")).toContainText("Este enlace ya se usó, o lo reemplazó uno más nuevo");
});

test("C-30 C-32 a «Usuario» invites nobody, and somebody with an account cannot be invited", async ({ page, script }) => {
  test.setTimeout(120_000);
  await page.goto("/cct");
  await entersInstitution(page, script, CARLA);
  await hydrated(page, script);
  await expect(page.getByRole("main").getByRole("link", { name: /Cuentas de usuario/ })).toHaveCount(0);
  await page.context().clearCookies();
  await entersInstitution(page, script, ELENA);
  await opensAccounts(page, script);
  const who = newPerson(script, 9);
  await fill(page, "Nombre", "Hugo");
  await fill(page, "Apellido paterno", "Lara");
  await fill(page, "RUT", who.rut);
  // The platform's administrator, who is of no institution.
  await fill(page, "E-mail", "admin@cct.example");
  await fill(page, "Número de celular", who.phone);
  await page.getByRole("button", { name: "Enviar invitación" }).click();
  await expect(page.getByText("No podemos invitar a esta persona.").first()).toBeVisible();
  await hydrated(page, script);
  await fill(page, "E-mail", CARLA.email);
  await fill(page, "RUT", CARLA.rut);
  await page.getByRole("button", { name: "Enviar invitación" }).click();
  await expect(page.getByText("Esta persona ya tiene cuenta en tu institución.").first()).toBeVisible();
});

test("C-06 C-31 an operator creates an institution with its seats and its first Súper Administrador", async ({ page, script, expectAccessible }) => {
  test.setTimeout(120_000);
  const who = newPerson(script, 11);
  await page.goto("/cct/operacion");
  await hydrated(page, script);
  await fill(page, "Correo electrónico", "operacion@porteria.example");
  await fill(page, "Contraseña", PASSWORD);
  await fill(page, "Código de seis números", await freshCode(page));
  await page.getByRole("button", { name: "Entrar" }).click();
  await expect(page).toHaveURL(/\/cct\/operacion$/);
  await hydrated(page, script);
  await page.getByRole("link", { name: "Instituciones y planes" }).click();
  await expect(page.getByRole("row").filter({ hasText: ROBLES })).toContainText(/de 10 en uso/);
  await hydrated(page, script);
  await expectAccessible(page);
  const rut = script ? "54400001-2" : "54400002-0";
  await fill(page, "RUT de la institución", rut);
  await fill(page, "Razón social", `Liceo ${rut}`);
  await fill(page, "Plan", "Plan Inicial");
  await page.getByLabel("Cupos", { exact: true }).fill("2");
  await fill(page, "Nombre", "Laura");
  await fill(page, "Apellido paterno", "Vidal");
  await fill(page, "RUT", who.rut);
  await fill(page, "E-mail", who.email);
  await fill(page, "Número de celular", who.phone);
  await page.getByRole("button", { name: "Crear e invitar" }).click();
  await expect(page.getByText("Institución creada. La invitación va en camino.")).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: `Liceo ${rut}` });
  await expect(row).toContainText("0 de 2 en uso");
  await expect(row).toContainText("Pendiente");
  await page.goto(await invitationLink(page, who.email));
  await expect(page.getByRole("main")).toContainText("Súper Administrador");
});

test("A-60 A-61 A-62 C-06 a person is disabled with a reason, which frees the seat, and enabled again", async ({ page, browser, script, expectAccessible, demonstration }) => {
  test.setTimeout(120_000);
  await page.goto("/cct");
  await entersInstitution(page, script, ELENA);
  const context = await browser.newContext({ baseURL: demonstration.origin, javaScriptEnabled: script });
  const carla = await context.newPage();
  await carla.goto("/cct");
  await entersInstitution(carla, script, CARLA, false);
  const inside = carla.url();
  await opensAccounts(page, script);
  const seats = async () => /(\d+) de 10 en uso/.exec(await page.getByRole("main").innerText())?.[1];
  const before = Number(await seats());
  const accounts = page.url();
  await opensPeople(page, script);
  const help = page.getByRole("link", { name: "Ver el paso a paso para inhabilitar y cambiar perfiles" });
  await expect(help).toHaveAttribute("href", /\/ayuda\/manual.*#personas-de-la-institucion$/);
  await searches(page, script, "núñez");
  await opensCard(page, script, "Carla Núñez Vidal");
  await expect(part(page, "Estado")).toContainText("libera su cupo");
  await part(page, "Estado").getByRole("link", { name: "Inhabilitar" }).click();
  const question = part(page, "¿Inhabilitar a Carla Núñez Vidal?");
  await expect(question).toBeVisible();
  await hydrated(page, script);
  await expectAccessible(page);
  await question.getByLabel("Motivo").selectOption({ label: "Ausencia prolongada" });
  await question.getByRole("button", { name: "Sí, inhabilitar" }).click();
  await expect(page.getByRole("main")).toContainText("su cupo quedó libre y recibe un aviso");
  await expect(page.getByRole("main")).toContainText("Inhabilitado · Ausencia prolongada");
  const card = page.url().replace(/\?.*$/, "");
  await carla.goto(inside);
  await expect(carla.getByText("mientras dura tu ausencia").first()).toBeVisible();
  await page.goto(accounts);
  expect(Number(await seats())).toBe(before - 1);
  await page.goto(card);
  await hydrated(page, script);
  await part(page, "Estado").getByRole("button", { name: "Habilitar" }).click();
  await expect(page.getByRole("main")).toContainText("ocupa un cupo y recibe un aviso");
  await page.goto(accounts);
  expect(Number(await seats())).toBe(before);
  await context.close();
});

test("C-23 the own mobile is changed with a key to the old one and a code to the new one", async ({ page, script, expectAccessible }) => {
  test.setTimeout(120_000);
  const other = newPerson(script, 13).phone;
  // There and back: other tests sign in with the number of the demonstration. An hour lies between,
  // because a number gets five messages in one.
  for (const [from, to] of [[CARLA.phone, other], [other, CARLA.phone]] as const) {
    await page.context().clearCookies();
    await page.goto("/cct");
    await entersInstitution(page, script, { ...CARLA, phone: from });
    await page.goto("/cct/cuenta/celular");
    await hydrated(page, script);
    await expectAccessible(page);
    await fill(page, "Número del celular nuevo", to);
    await page.getByRole("radio", { name: /^Sí, lo tengo/ }).check();
    await fill(page, "Contraseña actual", PASSWORD);
    await page.getByRole("button", { name: "Seguir y recibir el código" }).click();
    await expect(page.getByRole("heading", { name: "Clave del celular actual" })).toBeVisible();
    await hydrated(page, script);
    await fill(page, "Código de seis números", await keyTo(page, from));
    await page.getByRole("button", { name: "Confirmar" }).click();
    await expect(page.getByRole("heading", { name: "Código del celular nuevo" })).toBeVisible();
    await hydrated(page, script);
    await fill(page, "Código de seis números", await keyTo(page, to));
    await page.getByRole("button", { name: "Confirmar" }).click();
    await expect(page.getByText("Tus claves llegan desde ahora al celular nuevo").first()).toBeVisible();
    await expect(page.getByRole("main")).toContainText(`•• ••${to.slice(-2)}`);
  }
});

test("C-23 whoever lost the mobile says so where the key is asked, and waits 72 hours", async ({ page, script, expectAccessible }) => {
  test.setTimeout(120_000);
  const other = newPerson(script, 17).phone;
  await page.goto("/cct");
  await givesPassword(page, script, BRUNO.email);
  await hydrated(page, script);
  await page.getByRole("link", { name: "Ya no tengo este celular" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cambiar de celular");
  await hydrated(page, script);
  await expectAccessible(page);
  await fill(page, "Número del celular nuevo", other);
  await fill(page, "Contraseña actual", PASSWORD);
  await page.getByRole("button", { name: "Seguir y recibir el código" }).click();
  await expect(page.getByRole("heading", { name: "Código del celular nuevo" })).toBeVisible();
  await hydrated(page, script);
  await fill(page, "Código de seis números", await keyTo(page, other));
  await page.getByRole("button", { name: "Confirmar" }).click();
  await expect(page.getByText("El celular nuevo servirá después de 72 horas").first()).toBeVisible();
  // Whoever has the telephone never lost it: signing in with it undoes the change.
  await page.context().clearCookies();
  await entersInstitution(page, script, BRUNO);
  await page.goto("/cct/cuenta/celular");
  await expect(page.getByRole("main")).not.toContainText("Anular el cambio");
});

test("C-31 while nobody leads an institution, an operator invites a first one again with another address", async ({ page, script }) => {
  test.setTimeout(120_000);
  const [wrong, right] = [newPerson(script, 19), newPerson(script, 23)];
  await page.goto("/cct/operacion");
  await hydrated(page, script);
  await fill(page, "Correo electrónico", "operacion@porteria.example");
  await fill(page, "Contraseña", PASSWORD);
  await fill(page, "Código de seis números", await freshCode(page));
  await page.getByRole("button", { name: "Entrar" }).click();
  await expect(page).toHaveURL(/\/cct\/operacion$/);
  await page.goto("/cct/operacion/instituciones");
  await hydrated(page, script);
  const rut = script ? "54400003-9" : "54400004-7";
  await fill(page, "RUT de la institución", rut);
  await fill(page, "Razón social", `Escuela ${rut}`);
  await fill(page, "Plan", "Plan Inicial");
  await page.getByLabel("Cupos", { exact: true }).fill("2");
  const first = async (who: { rut: string; email: string; phone: string }) => {
    await fill(page, "Nombre", "Laura");
    await fill(page, "Apellido paterno", "Vidal");
    await fill(page, "RUT", who.rut);
    await fill(page, "E-mail", who.email);
    await fill(page, "Número de celular", who.phone);
  };
  await first(wrong);
  await page.getByRole("button", { name: "Crear e invitar" }).click();
  await expect(page.getByText("Institución creada. La invitación va en camino.")).toBeVisible();
  const former = await invitationLink(page, wrong.email);
  await hydrated(page, script);
  await page.getByRole("row").filter({ hasText: `Escuela ${rut}` }).getByRole("link", { name: /Cambiar/ }).click();
  await expect(page.getByRole("heading", { name: "Invitar a un primer Súper Administrador" })).toBeVisible();
  await hydrated(page, script);
  await first(right);
  await page.getByRole("button", { name: "Invitar", exact: true }).click();
  await expect(page.getByText("Invitación enviada. El enlace anterior ya no sirve.")).toBeVisible();
  const link = await invitationLink(page, right.email);
  await page.goto(former);
  await expect(page.getByRole("main")).toContainText("Este enlace ya se usó, o lo reemplazó uno más nuevo");
  await page.goto(link);
  await expect(page.getByRole("main")).toContainText("Súper Administrador");
});
