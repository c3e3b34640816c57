import {
  acquire,
  enterStaff,
  enterWorkera,
  fillDetails,
  fillPerson,
  initialPassword,
  newCompany,
  openWelcome,
  put,
  rut,
} from "../support/opening.ts";
import { fill } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { openLetter } from "../support/mailbox.ts";

const OWN = "tortuga verde en patines";

for (const width of [360, 1280]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("W-01 W-02 W-04 W-05 W-06 W-09 W-11 W-12 W-13 W-14 W-17 W-18 W-21 W-24 W-25 W-26 W-28 W-30 W-31 W-33 W-34 a company opens its account and its first user enters", async ({
      page,
      script,
      demonstration,
      expectAccessible,
    }) => {
      test.setTimeout(180_000);
      const company = newCompany(script);
      acquire(demonstration, company);
      await openWelcome(page, company.contact);
      await expect(page.getByText("Paso 1 de 3: RUT de la empresa")).toBeVisible();
      await hydrated(page, script);
      await expectAccessible(page);
      await expect(page.getByText("lo más cerca posible de la adquisición")).toBeVisible();
      await expect(page.getByRole("main")).toContainText("Escribe a coordinacion@qwantec.example si tienes dudas sobre la instalación");
      const body = company.rut.slice(0, -2);
      await fill(page, "RUT de la empresa", `${body}-${company.rut.endsWith("0") ? "1" : "0"}`);
      await page.getByRole("button", { name: "Continuar" }).click();
      // What the server says: the field says the same sooner, and a press meanwhile would count as the second.
      await expect(page.getByRole("alert")).toContainText("El RUT no es válido");
      await hydrated(page, script);
      await fill(page, "RUT de la empresa", "54123456-K");
      await page.getByRole("button", { name: "Continuar" }).click();
      await expect(page.getByText("El RUT no corresponde a esta invitación").first()).toBeVisible();
      await hydrated(page, script);
      await fill(page, "RUT de la empresa", company.rut);
      await page.getByRole("button", { name: "Continuar" }).click();

      await expect(page).toHaveURL(/\/workera\/empresa\/datos$/);
      for (const group of ["Datos de la empresa", "Datos corporativos", "Primer usuario"]) {
        await expect(page.getByRole("heading", { level: 2, name: group })).toBeVisible();
      }
      await expect(page.getByText("ingresará y administrará la plataforma")).toBeVisible();
      const locked = page.locator('[name="company_rut"]');
      await expect(locked).not.toBeEditable();
      expect((await locked.inputValue()).replace(/\./g, "")).toBe(company.rut);
      await expect(page.getByRole("group", { name: /Representante legal/ })).toHaveCount(0);
      await hydrated(page, script);
      await expectAccessible(page);
      await fillDetails(page, company);
      await page.getByRole("button", { name: "Agregar representante legal" }).click();
      await expect(page.getByRole("group", { name: "Representante legal 1" })).toBeVisible();
      // What was typed is still there.
      await expect(page.locator('[name="company_street"]')).toHaveValue("Av. Matta 123, of. 4");
      await hydrated(page, script);
      await page.getByRole("button", { name: "Agregar representante legal" }).click();
      await expect(page.getByRole("group", { name: "Representante legal 2" })).toBeVisible();
      await hydrated(page, script);
      await page.getByRole("button", { name: "Quitar Representante legal 2" }).click();
      await expect(page.getByRole("group", { name: "Representante legal 2" })).toHaveCount(0);
      await hydrated(page, script);
      await fillPerson(page, 0, rut(40_000_001));
      // Taken out by mistake, and back with everything that was typed.
      await page.getByRole("button", { name: "Quitar Representante legal 1" }).click();
      await expect(page.getByRole("group", { name: "Representante legal 1" })).toHaveCount(0);
      await hydrated(page, script);
      await expectAccessible(page);
      await page.getByRole("button", { name: "Deshacer" }).click();
      await expect(page.locator('[name="representative_0_rut"]')).toHaveValue(/40\.?000\.?001/);
      await expect(page.getByRole("button", { name: "Deshacer" })).toHaveCount(0);
      await hydrated(page, script);
      await expectAccessible(page);
      await page.getByRole("button", { name: "Continuar", exact: true }).last().click();

      await expect(page).toHaveURL(/\/workera\/empresa\/revisar$/);
      await expect(page.getByText("Ñuñoa, Metropolitana de Santiago")).toBeVisible();
      await expect(page.getByRole("link", { name: "Volver a los datos" })).toBeVisible();
      await hydrated(page, script);
      await expectAccessible(page);
      await page.getByRole("link", { name: "Cambiar Primer usuario" }).click();
      await expect(page).toHaveURL(/\/workera\/empresa\/datos#user_names$/);
      await expect(page.locator('[name="user_email"]')).toHaveValue(company.user);
      await hydrated(page, script);
      await page.getByRole("button", { name: "Continuar", exact: true }).last().click();
      await expect(page).toHaveURL(/\/workera\/empresa\/revisar$/);
      await hydrated(page, script);
      await page.getByRole("button", { name: "Crear cuenta" }).click();
      await expect(page).toHaveURL(/\/workera\/empresa\/lista$/);
      await expect(page.getByText("La contraseña inicial sirve durante 24 horas. Ingresa ahora")).toBeVisible();
      await expect(page.getByRole("main")).toContainText("se comunicará con el contacto que indicaste.");
      await expectAccessible(page);

      await openLetter(page, company.user, /Tus datos para entrar/);
      await expect(page.getByText(/hasta el \d\d\/\d\d\/\d{4}, \d\d:\d\d/).first()).toBeVisible();
      const initial = await initialPassword(page);
      await enterWorkera(page, script, company.user, initial);
      await expect(page).toHaveURL(/\/workera\/primera-clave$/);
      for (const room of ["inicio", "cuenta", "cuenta/sesiones", "primeros-pasos"]) {
        await page.goto(`/workera/${room}`);
        await expect(page).toHaveURL(/\/workera\/primera-clave$/);
      }
      await hydrated(page, script);
      await expectAccessible(page);
      // The same once more is no change.
      await fill(page, "Contraseña inicial", initial);
      await fill(page, "Contraseña nueva", initial);
      await fill(page, "Repetir contraseña nueva", initial);
      await page.getByRole("button", { name: "Guardar mi contraseña" }).click();
      await expect(page.getByText("Es la contraseña que ya tienes.").first()).toBeVisible();
      await hydrated(page, script);
      await fill(page, "Contraseña inicial", initial);
      await fill(page, "Contraseña nueva", OWN);
      await fill(page, "Repetir contraseña nueva", OWN);
      await page.getByRole("button", { name: "Guardar mi contraseña" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Primeros pasos");
      await expect(page.getByText("Crear las secciones de la empresa")).toBeVisible();
      // What waits first is the way on, too.
      await expect(page.getByRole("link", { name: "Proteger tu ingreso con códigos" })).toHaveCount(2);
      await expectAccessible(page);
      await page.getByRole("link", { name: "Ir al inicio" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Hola, María-José/);
      // The initial one serves no more.
      await page.context().clearCookies();
      await enterWorkera(page, script, company.user, initial);
      await expect(page.getByText("Los datos no coinciden.").first()).toBeVisible();
    });
  });
}

test("W-10 W-15 W-16 W-20 an empty form names every field, and what is wrong stays", async ({
  page,
  script,
  demonstration,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  const company = newCompany(script);
  acquire(demonstration, company);
  await openWelcome(page, company.contact);
  await hydrated(page, script);
  await fill(page, "RUT de la empresa", company.rut);
  await page.getByRole("button", { name: "Continuar" }).click();
  await expect(page).toHaveURL(/\/workera\/empresa\/datos$/);
  await hydrated(page, script);
  await put(page, "company_phone", "abc");
  await page.getByRole("button", { name: "Continuar", exact: true }).last().click();
  await expect(page.getByRole("alert")).toContainText("Debe haber al menos un representante legal.");
  await expect(page.getByRole("alert")).toContainText("Ingresa un teléfono de 9 dígitos.");
  await expect(page.getByRole("alert")).toContainText("Ingresa tu cargo.");
  for (const [name, words] of [
    ["company_comuna", "Selecciona una comuna de la región elegida."],
    ["user_email_again", "Escribe el correo otra vez."],
  ] as const) {
    await expect(page.getByRole("alert").getByRole("link", { name: words })).toBeVisible();
    await expect(page.locator(`[name="${name}"]`)).toHaveAttribute("aria-invalid", "true");
  }
  // Whose address is meant, each link says.
  for (const whose of ["la empresa", "el contacto comercial", "el primer usuario"]) {
    const link = page.getByRole("alert").getByRole("link", { name: `Ingresa un correo válido para ${whose}.` });
    await expect(link).toHaveCount(1);
  }
  await expect(page.locator('[name="company_phone"]')).toHaveValue("abc");
  await hydrated(page, script);
  await expectAccessible(page);
  for (const place of [0, 1]) {
    await page.getByRole("button", { name: "Agregar representante legal" }).click();
    await expect(page.getByRole("group", { name: `Representante legal ${place + 1}` })).toBeVisible();
    await hydrated(page, script);
    await fillPerson(page, place, rut(40_000_001));
  }
  await page.getByRole("button", { name: "Continuar", exact: true }).last().click();
  await expect(page.getByRole("alert")).toContainText("Este RUT ya está en la lista.");
  // Of the two and of the first user; ticked or not, each says something.
  await expect(page.getByRole("checkbox", { name: "No tiene apellido materno", exact: true })).toHaveCount(3);
  await hydrated(page, script);
  await page.getByRole("button", { name: "Guardar y seguir después" }).click();
  await expect(page.getByText("Guardamos lo que escribiste.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("group", { name: /Representante legal \d/ })).toHaveCount(2);
  await expect(page.locator('[name="company_phone"]')).toHaveValue("abc");
});

test("W-07 W-08 what became of a link is told behind the link only", async ({ page, script, expectAccessible }) => {
  await page.goto("/workera/empresa");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Este enlace no abre el formulario");
  await expect(page.getByRole("main")).toContainText("coordinacion@qwantec.example");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Reenviar bienvenida" }).click();
  await expect(page.getByText("al contacto que la empresa dejó al adquirir el producto")).toBeVisible();
  await hydrated(page, script);
  await fill(page, "RUT de la empresa", rut(script ? 54_900_001 : 54_900_002));
  await page.getByRole("button", { name: "Enviar" }).click();
  await expect(page.getByText("Si hay una cuenta por crear con ese RUT")).toBeVisible();
});

test("W-22 W-23 the coordination team sees whom to call and marks it", async ({ page, script, expectAccessible }) => {
  await enterStaff(page, script, "coordina@qwantec.example");
  await page.getByRole("main").getByRole("link", { name: "Cuentas nuevas" }).click();
  await hydrated(page, script);
  const row = page.getByRole("row").filter({ hasText: "Ferretería Los Andes" });
  await expect(row).toContainText("rosa.diaz@losandes.example");
  await expect(row).toContainText("54.123.456-K");
  await expectAccessible(page);
  await row.getByRole("button", { name: /Marcar contactado/ }).click();
  await expect(page.getByText("Anotamos que el contacto ya fue llamado.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Ferretería Los Andes" })).toHaveCount(0);
});
