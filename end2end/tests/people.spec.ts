import { enters, IGNACIO, ROSA, signInToCompany } from "../support/companies.ts";
import { fill, signOut } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { linkFromMail, openLetter } from "../support/mailbox.ts";
import { enterWorkera, rut } from "../support/opening.ts";
import { adds, expectRefused, found, opensCard, opensPending, opensPeople, part, searches } from "../support/personnel.ts";

/** Somebody of their own for each run: both run on one demonstration. */
const fresh = (script: boolean) =>
  script
    ? { rut: "47100001-9", other: "47100003-5", name: "Alonso", surname: "Quintana", email: "alonso.quintana@trigo.example" }
    : { rut: "47100002-7", other: "47100004-3", name: "Berta", surname: "Quiroga", email: "berta.quiroga@trigo.example" };

for (const width of [360, 1280]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("A-58 A-63 an administrator finds a person by name, RUT and e-mail, and filters by state and perfil", async ({ page, script, expectAccessible }) => {
      await signInToCompany(page, script, ROSA);
      await opensPeople(page, script);
      await expectAccessible(page);
      const main = page.getByRole("main");
      for (const text of ["DANIELA", "muñoz tap", "46.123.123", "daniela.munoz@"]) {
        await searches(page, script, text);
        await expect(main.getByRole("link", { name: "Daniela Muñoz Tapia" })).toBeVisible();
        await expect(main.getByRole("link", { name: "Rosa Díaz Lagos" })).toHaveCount(0);
      }
      await main.getByRole("link", { name: /^Quitar el filtro/ }).click();
      await expect(main.getByRole("link", { name: "Rosa Díaz Lagos" })).toBeVisible();
      await hydrated(page, script);
      await page.getByLabel("Perfil").selectOption("administrator");
      await page.getByRole("button", { name: "Buscar" }).click();
      await expect(page).toHaveURL(/perfil=administrator/);
      await expect(main.getByRole("link", { name: "Daniela Muñoz Tapia" })).toHaveCount(0);
      await hydrated(page, script);
      await searches(page, script, "nadie que exista");
      await expect(main).toContainText("Nadie coincide");
      await expectAccessible(page);
    });
  });
}

test("A-59 A-60 A-61 A-62 the «ficha»: a worker is disabled with a reason and comes back", async ({ page, script, expectAccessible }) => {
  const who = fresh(script);
  await signInToCompany(page, script, ROSA);
  await opensPeople(page, script);
  await adds(page, script, who.rut, who.name, who.surname, who.email);
  await expectAccessible(page);
  const main = page.getByRole("main");
  await expect(main).toContainText("Sin cuenta");
  await part(page, "Estado").getByRole("link", { name: "Inhabilitar" }).click();
  const whole = `${who.name} ${who.surname}`;
  const question = part(page, `¿Inhabilitar a ${whole}?`);
  await expect(question).toBeVisible();
  await hydrated(page, script);
  await expectAccessible(page);
  // A no changes nothing.
  await question.getByRole("link", { name: "No, volver a la ficha" }).click();
  await expect(question).toHaveCount(0);
  await hydrated(page, script);
  await part(page, "Estado").getByRole("link", { name: "Inhabilitar" }).click();
  await expect(question).toBeVisible();
  await hydrated(page, script);
  await question.getByLabel("Motivo").selectOption("absence");
  await question.getByLabel("Nota interna").fill("Licencia hasta marzo");
  await question.getByRole("button", { name: "Sí, inhabilitar" }).click();
  await expect(main).toContainText("La persona ya no entra a esta empresa");
  await expect(main).toContainText("Licencia hasta marzo");
  await hydrated(page, script);
  await part(page, "Estado").getByRole("button", { name: "Habilitar" }).click();
  await expect(main).toContainText("La persona está habilitada desde ahora");
});

test("A-63 A-68 Q20 adding a worker makes the user, writes to them, and their address, name and «Cargo» are corrected", async ({ page, script }) => {
  const who = fresh(script);
  const email = `otra.${who.email}`;
  await signInToCompany(page, script, ROSA);
  await opensPeople(page, script);
  await adds(page, script, who.other, `${who.name} Luz`, who.surname, email);
  const main = page.getByRole("main");
  await expect(main).toContainText("Trabajador o colaborador");
  const contact = part(page, "Correo de contacto");
  await contact.getByLabel("Correo de contacto").fill("alonso-sin-arroba");
  await contact.getByRole("button", { name: "Guardar el correo" }).click();
  await expectRefused(page, contact.getByLabel("Correo de contacto"), "Escribe el correo completo");
  await expect(contact.getByLabel("Correo de contacto")).toHaveValue("alonso-sin-arroba");
  await hydrated(page, script);
  await contact.getByLabel("Correo de contacto").fill(`nueva.${email}`);
  await part(page, "Correo de contacto").getByRole("button", { name: "Guardar el correo" }).click();
  await expect(main).toContainText("El correo de contacto quedó guardado");
  await hydrated(page, script);
  await part(page, "Nombre y cargo").getByLabel("Apellido materno").fill("Lillo");
  await part(page, "Nombre y cargo").getByLabel("Cargo").fill("Jefatura de bodega");
  await part(page, "Nombre y cargo").getByRole("button", { name: "Guardar el nombre" }).click();
  await expect(main).toContainText("El nombre quedó guardado");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${who.name} Luz ${who.surname} Lillo`);
  await expect(main).toContainText("Cargo: nada → Jefatura de bodega");
  await hydrated(page, script);
  await part(page, "Invitación por correo").getByRole("button", { name: "Enviar otra vez" }).click();
  await expect(main).toContainText("Enviamos otra vez el correo");
  await openLetter(page, `nueva.${email}`, /Regístrate/);
});

test("A-68 W-37 where nobody registers by themselves, whoever is added accepts behind a link and gets in", async ({ page, browser, baseURL, script, expectAccessible }) => {
  const who = script
    ? { rut: rut(47_200_001), name: "Nora", email: "nora.ibarra@losandes.example" }
    : { rut: rut(47_200_002), name: "Omar", email: "omar.ibarra@losandes.example" };
  await enterWorkera(page, script, "rosa.diaz@losandes.example");
  await expect(page.getByRole("banner").getByRole("button", { name: /Menú de/ })).toBeVisible();
  await page.goto("/workera/empresas");
  await enters(page, script, "Ferretería Los Andes Ltda.");
  await opensPeople(page, script);
  await adds(page, script, who.rut, who.name, "Ibarra", who.email);
  await opensPending(page, script);
  const row = page.getByRole("row").filter({ hasText: who.name });
  await expect(row).toContainText("Que acepte la invitación");
  await expect(page.getByRole("button", { name: "Recordar a todos" })).toBeVisible();

  const context = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: script, locale: "es" });
  const invited = await context.newPage();
  await invited.goto(await linkFromMail(invited, who.email, /Te esperan en/));
  await hydrated(invited, script);
  await expectAccessible(invited);
  await expect(invited.getByRole("main")).toContainText("te agregó a sus personas");
  await fill(invited, "Primer nombre", who.name);
  await fill(invited, "Primer apellido", "Ibarra");
  await fill(invited, "RUT", who.rut);
  await fill(invited, "Contraseña nueva", "tortuga verde en patines");
  await fill(invited, "Repetir contraseña nueva", "tortuga verde en patines");
  await invited.getByRole("checkbox", { name: /el tratamiento de mis datos/ }).check();
  await invited.getByRole("button", { name: "Crear mi cuenta y aceptar" }).click();
  await expect(invited).toHaveURL(/\/workera\/e\/[0-9a-f-]{36}$/);
  await expect(invited.getByRole("main")).toContainText("Trabajador o colaborador");
  await context.close();
  await page.reload();
  await expect(row).toHaveCount(0);
});

test("A-63 an empty form asks for the person's data and not for one's own", async ({ page, script }) => {
  await signInToCompany(page, script, ROSA);
  await opensPeople(page, script);
  await page.getByRole("link", { name: "Agregar persona" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Agregar persona");
  await hydrated(page, script);
  await page.getByRole("button", { name: "Agregar" }).click();
  const main = page.getByRole("main");
  for (const words of ["Escribe el RUT de la persona.", "Escribe sus nombres.", "Escribe su apellido paterno."]) await expect(main).toContainText(words);
});

test("A-31 the «ficha» leads to what a person may see, and nobody types their address", async ({ page, script, expectAccessible }) => {
  await signInToCompany(page, script, ROSA);
  await opensPeople(page, script);
  await searches(page, script, "daniela");
  await opensCard(page, script, "Daniela Muñoz Tapia");
  // The way back asks for what was searched for.
  await page.getByRole("main").getByRole("link", { name: "Gestión de personas y usuarios" }).click();
  await found(page, "daniela");
  await hydrated(page, script);
  await opensCard(page, script, "Daniela Muñoz Tapia");
  await page.getByRole("link", { name: "¿Qué puede ver esta persona, y por qué?" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("¿Por qué puede ver esto?");
  await hydrated(page, script);
  await expectAccessible(page);
  await expect(page.getByLabel("Correo electrónico de la persona")).toHaveCount(0);
  await page.getByRole("button", { name: "Explicar" }).click();
  await expect(page.getByRole("heading", { name: "La respuesta" })).toBeVisible();
  await hydrated(page, script);
  await page.getByRole("link", { name: "Preguntar por otra persona" }).click();
  await expect(page.getByLabel("Correo electrónico de la persona")).toBeVisible();
});

test("A-60 several are chosen, named before anything happens, disabled, and taken back", async ({ page, script, expectAccessible }) => {
  await signInToCompany(page, script, ROSA);
  await opensPeople(page, script);
  await searches(page, script, "jorge pinto");
  const main = page.getByRole("main");
  await page.getByRole("checkbox", { name: "Elegir a Jorge Pinto Rivas" }).check();
  await page.getByRole("button", { name: "Inhabilitar elegidas" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Inhabilitar a estas personas");
  await expect(main).toContainText("Jorge Pinto Rivas");
  await hydrated(page, script);
  await expectAccessible(page);
  // No reason is the usual one, and without any nothing happens.
  const reason = page.getByLabel("Motivo");
  await expect(reason).toHaveValue("");
  await page.getByRole("button", { name: "Sí, inhabilitar" }).click();
  await expectRefused(page, reason, "Elige una de las opciones de la lista.");
  await hydrated(page, script);
  await reason.selectOption("absence");
  await page.getByRole("button", { name: "Sí, inhabilitar" }).click();
  await expect(main).toContainText("Cambió 1 persona");
  await expect(page, "what was searched for still is").toHaveURL(/buscar=jorge/);
  await hydrated(page, script);
  // Whoever went on has the way back still: the newest stands first.
  await opensPending(page, script);
  await expectAccessible(page);
  const acts = page.getByRole("table", { name: "Cambios que puedes deshacer" }).getByRole("row");
  const newest = acts.filter({ hasText: "1 persona inhabilitada" }).first();
  await expect(newest).toContainText("Rosa Díaz Lagos");
  await newest.getByRole("button", { name: "Deshacer" }).click();
  await expect(main).toContainText("volvió a estar como antes");
});

test("A-70 nobody disables themselves", async ({ page, script }) => {
  await signInToCompany(page, script, ROSA);
  await opensPeople(page, script);
  await searches(page, script, "rosa");
  await opensCard(page, script, "Rosa Díaz Lagos");
  await expect(page.getByRole("main")).toContainText("Esta es tu propia ficha");
  await expect(page.getByRole("link", { name: "Inhabilitar" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Dar de baja" })).toHaveCount(0);
  // Nor by writing the question's address.
  await page.goto(`${new URL(page.url()).pathname}?pedir=inhabilitar`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rosa Díaz Lagos");
  await expect(page.getByRole("button", { name: "Sí, inhabilitar" })).toHaveCount(0);
});

test("W-37 A-67 sections are created, moved and deleted, and say where their people go", async ({ page, script, expectAccessible }) => {
  const name = script ? "Bodega" : "Reparto";
  await signInToCompany(page, script, ROSA);
  const main = page.getByRole("main");
  await main.getByRole("link", { name: "Estructura de la empresa" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Estructura de la empresa");
  await hydrated(page, script);
  await page.getByLabel("Nombre de la sección").fill(name);
  await page.getByRole("button", { name: "Crear" }).click();
  await expect(main).toContainText("La sección está creada");
  await hydrated(page, script);
  await expectAccessible(page);
  // The name of a sister is refused at its field, and stays.
  const field = page.getByLabel("Nombre de la sección");
  await field.fill(name.toUpperCase());
  await page.getByRole("button", { name: "Crear" }).click();
  await expectRefused(page, field, "Ya hay una sección con ese nombre en ese lugar");
  await expect(field).toHaveValue(name.toUpperCase());
  await hydrated(page, script);
  await page.getByRole("link", { name: `Cambiar ${name}` }).click();
  await expect(page.getByRole("heading", { name: `Cambiar ${name}` })).toBeVisible();
  await hydrated(page, script);
  await page.getByLabel("Nombre de la sección").fill(`${name} central`);
  await page.getByRole("button", { name: "Guardar" }).click();
  await expect(main).toContainText("La sección quedó cambiada");
  await hydrated(page, script);
  await page.getByRole("link", { name: `Cambiar ${name} central` }).click();
  await hydrated(page, script);
  await page.getByRole("link", { name: "Eliminar" }).click();
  await expect(page.getByRole("heading", { name: `Eliminar ${name} central` })).toBeVisible();
  await hydrated(page, script);
  await page.getByRole("button", { name: "Sí, eliminar la sección" }).click();
  await expect(main).toContainText("La sección ya no está");
});

test("A-69 a coming end date stands in «Pendientes» and can be taken back", async ({ page, script }) => {
  await signInToCompany(page, script, ROSA);
  await opensPeople(page, script);
  await searches(page, script, "daniela");
  await opensCard(page, script, "Daniela Muñoz Tapia");
  const main = page.getByRole("main");
  const day = new Date(Date.now() + 10 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await part(page, "Estado").getByRole("link", { name: "Dar de baja" }).click();
  const question = part(page, "¿Dar de baja a Daniela Muñoz Tapia?");
  await expect(question).toBeVisible();
  await hydrated(page, script);
  // Without a day the field says what is missing, and the summary leads to it.
  await question.getByRole("button", { name: "Sí, dar de baja" }).click();
  await expectRefused(page, question.getByLabel("Sin acceso desde"), "Elige el día.");
  await hydrated(page, script);
  await question.getByLabel("Sin acceso desde").fill(day);
  await question.getByLabel("Motivo de la baja").fill("Fin de su contrato");
  await question.getByRole("button", { name: "Sí, dar de baja" }).click();
  await expect(main).toContainText("La baja quedó registrada");
  await expect(main).toContainText("Fin de su contrato");
  const card = page.url();
  await opensPending(page, script);
  const ending = page.getByRole("table", { name: "Terminan en los próximos 30 días" });
  await expect(ending.getByRole("link", { name: "Daniela Muñoz Tapia" })).toBeVisible();
  await page.goto(card);
  await hydrated(page, script);
  await part(page, "Anular la baja").getByRole("button", { name: "Anular la baja" }).click();
  await expect(main).toContainText("La baja quedó anulada");
});

test("A-63 «Pendientes» tells who never registered and which requests wait", async ({ page, script, expectAccessible }) => {
  const name = script ? "Celia" : "Dora";
  await signInToCompany(page, script, ROSA);
  await opensPeople(page, script);
  await adds(page, script, rut(script ? 47_100_005 : 47_100_006), name, "Quintero", `${name.toLowerCase()}.quintero@trigo.example`);
  await opensPending(page, script);
  const never = page.getByRole("table", { name: "Sin cuenta todavía" });
  await expect(never.getByRole("row").filter({ hasText: `${name} Quintero` })).toContainText("Que se registre");
  // Others of this house may have asked for something meanwhile.
  await expect(page.getByRole("main")).toContainText(/Ninguna solicitud espera\.|solicitud(es)? de /);
  await expectAccessible(page);
});

test("A-58 whoever does not administer sees no list of people", async ({ page, script }) => {
  await signInToCompany(page, script, IGNACIO);
  await expect(page.getByRole("main").getByRole("link", { name: "Gestión de personas y usuarios" })).toHaveCount(0);
  const answer = await page.goto(`${page.url()}/personas`);
  expect(answer?.status()).toBe(404);
  await page.goto("/gestion/inicio");
  await hydrated(page, script);
  await signOut(page);
});
