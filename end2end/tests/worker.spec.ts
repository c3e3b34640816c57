import { CORDILLERA, registers, ROSA, signInToCompany } from "../support/companies.ts";
import { fill } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { countLetters, linkFromMail, passTime } from "../support/mailbox.ts";
import { claimAddress } from "../support/people.ts";

const CHOSEN = "tortuga verde salta";
/** The drawings of both models of the card. */
const CURRENT = "Cédula actual: nueve cifras";
const FORMER = "Cédula antigua: la letra A y nueve cifras";

test("A-01 A-02 A-03 A-07 a worker registers with RUT, card and e-mail and enters the company", async ({ page, script, expectAccessible }) => {
  const [rut, card] = script ? ["46.500.001-5", "523.000.001"] : ["46500002-3", "523000002"];
  const address = claimAddress("trabajador");
  await page.goto("/gestion");
  await page.getByRole("main").getByRole("link", { name: "Registrarse" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Registrarse");
  await expect(page.getByText("no compartas tu usuario ni tu contraseña")).toBeVisible();
  await hydrated(page, script);
  await page.getByText("¿Dónde está el número?").click();
  await expect(page.getByText("al frente o al reverso").first()).toBeVisible();
  // Both models of the card, each with its number as it is printed.
  await expect(page.getByRole("img", { name: CURRENT })).toBeVisible();
  await expect(page.getByRole("img", { name: FORMER })).toBeVisible();
  await expectAccessible(page);
  await registers(page, script, rut, card, address);
  await expect(page).toHaveURL(/\/gestion\/registro\/enviado$/);
  await page.goto(await linkFromMail(page, address, /Crea tu contraseña/));
  await expect(page).toHaveURL(/\/gestion\/registro\/clave$/);
  await hydrated(page, script);
  await expectAccessible(page);
  await fill(page, "Contraseña nueva", CHOSEN);
  await fill(page, "Repetir contraseña nueva", CHOSEN);
  await page.getByRole("button", { name: "Crear mi cuenta" }).click();
  await expect(page).toHaveURL(/\/gestion\/e\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(CORDILLERA);
});

test("A-04 without an address nobody registers, and the page says why", async ({ page, script }) => {
  await registers(page, script, "46500012-0", "523000012", "");
  await expect(page.getByRole("alert")).toContainText("sin él no es posible registrarse");
  await expect(page.getByLabel("RUT", { exact: true })).toHaveValue("46500012-0");
});

test("A-05 A-06 A-53 A-55 A-56 a wrong number and an unknown RUT are one sentence with whom to ask", async ({ page, script }) => {
  const [known, unknown] = script ? ["46500010-4", "46600001-9"] : ["46500011-2", "46600002-7"];
  for (const rut of [known, unknown]) {
    await registers(page, script, rut, "523999999", "alguien@ejemplo.test");
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("Tu RUT no existe o no está registrado en la plataforma");
    await expect(alert).toContainText("encargado de prevención");
    await expect(alert).toContainText("600 600 2247");
    // Any of the fields may be the reason.
    await expect(page.getByRole("img", { name: "Correcto" })).toHaveCount(0);
  }
});

test("Q12 A-57 Q49 the address on file lifts a pause, and undoes an account that a stranger made", async ({ page, script }) => {
  const [rut, card, address] = script
    ? ["46500003-1", "523000003", "cristobal@cordillera.example"]
    : ["46500006-6", "523000006", "florencia@cordillera.example"];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await registers(page, script, rut, "523999999", "otra@ejemplo.test");
    await expect(page.getByRole("alert")).toContainText("no está registrado");
  }
  await registers(page, script, rut, card, address);
  await expect(page.getByRole("alert")).toContainText("no está registrado");
  await page.goto(await linkFromMail(page, address, /en pausa/));
  await hydrated(page, script);
  await page.getByRole("button", { name: "Soy yo: quitar la pausa" }).click();
  await expect(page.getByText("La pausa terminó")).toBeVisible();
  await registers(page, script, rut, card, address);
  await expect(page).toHaveURL(/\/registro\/enviado$/);
  // A stranger with the card's number is faster than its owner.
  const other = claimAddress("ladrona");
  await registers(page, script, rut, card, other);
  await expect(page).toHaveURL(/\/registro\/enviado$/);
  await page.goto(await linkFromMail(page, other, /Crea tu contraseña/));
  await hydrated(page, script);
  await fill(page, "Contraseña nueva", CHOSEN);
  await fill(page, "Repetir contraseña nueva", CHOSEN);
  await page.getByRole("button", { name: "Crear mi cuenta" }).click();
  await expect(page).toHaveURL(/\/gestion\/e\/[0-9a-f-]{36}$/);
  await page.goto(await linkFromMail(page, address, /Alguien se registra/));
  await hydrated(page, script);
  await page.getByRole("button", { name: "No fui yo: detener" }).click();
  await expect(page.getByText("Ya se había creado una cuenta con tu RUT")).toBeVisible();
  await page.goto("/gestion/empresas");
  await expect(page).toHaveURL(/\/gestion\/ingresar/);
});

test("Q49 the other address on file stops a registration with its RUT", async ({ page, script }) => {
  const [rut, card, owner] = script
    ? ["46500009-0", "523000009", "isidora@cordillera.example"]
    : ["46500012-0", "523000012", "leonel@cordillera.example"];
  const other = claimAddress("ajena");
  await registers(page, script, rut, card, other);
  await expect(page).toHaveURL(/\/registro\/enviado$/);
  await page.goto(await linkFromMail(page, owner, /Alguien se registra/));
  await hydrated(page, script);
  await page.getByRole("button", { name: "No fui yo: detener" }).click();
  await expect(page.getByText("detenido durante 24 horas")).toBeVisible();
  await page.goto(await linkFromMail(page, other, /Crea tu contraseña/));
  await expect(page.getByText("Este enlace ya se usó")).toBeVisible();
});

test("A-02 the administrator prints a sheet with the way to register", async ({ page, script, expectAccessible }) => {
  await signInToCompany(page, script, ROSA);
  await page.getByRole("link", { name: "Hoja para tus trabajadores" }).click();
  await expect(page.getByRole("img", { name: /Código QR/ })).toBeVisible();
  // Short enough to be typed; what is forwarded names the company.
  await expect(page.locator(".sheet__address")).toHaveText(/^https?:\/\/[^/]+\/gestion\/registro$/);
  const text = await page.getByText(/^Hola: .* usa Gestión\./).innerText();
  const address = /https?:\/\/\S+/.exec(text)?.[0] ?? "";
  expect(address).toContain("/gestion/registro?empresa=");
  await hydrated(page, script);
  await expectAccessible(page);
  await expect(page.getByRole("link", { name: "Inicio de la empresa" })).toBeVisible();
  await page.goto(new URL(address).href.replace(/^https?:\/\/[^/]+/, ""));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Registro para trabajadores de /);
  await expectAccessible(page);
});

test("A-02 A-48 a worker reads where the registration stands and gets the link again after a minute", async ({ page, script, expectAccessible }) => {
  const [rut, card] = script ? ["46500007-4", "523000007"] : ["46500008-2", "523000008"];
  const address = claimAddress("espera");
  const main = page.getByRole("main");
  await registers(page, script, rut, card, address);
  await expect(page).toHaveURL(/\/gestion\/registro\/enviado$/);
  await linkFromMail(page, address, /Crea tu contraseña/);
  // The letter can be read before what became of it is noted.
  await expect(async () => {
    await page.goto("/gestion/registro/estado");
    await expect(main).toContainText("Tu registro está en curso");
    await expect(main).toContainText(`se entregó al servidor de correo de ${address}`, { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await hydrated(page, script);
  await expectAccessible(page);
  await main.getByRole("link", { name: "Reenviar el enlace" }).click();
  await expect(page).toHaveURL(/\/gestion\/registro\/enviado$/);
  await hydrated(page, script);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Reenviar" }).click();
  await expect(page.getByRole("alert")).toContainText("Espera");
  await passTime(page, script, 2, "minutos");
  await page.goto("/gestion/registro/enviado");
  await hydrated(page, script);
  await page.getByRole("button", { name: "Reenviar" }).click();
  await expect(main).toContainText("Te enviamos otro mensaje");
  await expect(async () => {
    expect(await countLetters(page, address, /Crea tu contraseña/)).toBe(2);
  }).toPass({ timeout: 20_000 });
});
