import { newCompany, put } from "../support/opening.ts";
import { fill, PASSWORD } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { linkFromMail } from "../support/mailbox.ts";
import { freshCode } from "../support/second-factor.ts";

test("W-03 an operator records an acquisition, sends the welcome again and withdraws it", async ({
  page,
  script,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  const company = newCompany(script);
  await page.goto("/workera/operacion");
  await expect(page).toHaveURL(/\/workera\/operacion\/ingresar$/);
  await hydrated(page, script);
  await expectAccessible(page);
  await fill(page, "Correo electrónico", "operacion@porteria.example");
  await fill(page, "Contraseña", PASSWORD);
  await fill(page, "Código de seis números", "000000");
  await page.getByRole("button", { name: "Entrar" }).click();
  await expect(page.getByText("Los datos no coinciden.").first()).toBeVisible();
  await hydrated(page, script);
  // What was typed stays, except secrets without script.
  await expect(page.getByLabel("Correo electrónico")).toHaveValue("operacion@porteria.example");
  await fill(page, "Contraseña", PASSWORD);
  await fill(page, "Código de seis números", await freshCode(page));
  await page.getByRole("button", { name: "Entrar" }).click();
  await expect(page).toHaveURL(/\/workera\/operacion$/);
  await expect(page.getByRole("row").filter({ hasText: "Ferretería Los Andes" })).toContainText("Cuenta creada");
  // Who is at work stands in the corner, on each of these pages.
  const corner = page.getByRole("banner");
  const menu = corner.getByRole("button", { name: /Menú de Sofía Castro.*Operación/ });
  for (const room of ["empresas", "usuarios", ""]) {
    await page.goto(`/workera/operacion/${room}`.replace(/\/$/, ""));
    await expect(menu).toBeVisible();
    await expect(corner.getByRole("link", { name: "Iniciar sesión" })).toHaveCount(0);
  }
  await hydrated(page, script);
  await expectAccessible(page);

  await put(page, "company_rut", company.rut);
  await put(page, "company_legal_name", "Molinos del Sur SpA");
  await put(page, "company_product", "Plan Base");
  await put(page, "supplied_names", "Luis Pérez");
  await put(page, "supplied_email", "luis");
  await put(page, "supplied_phone", "912345678");
  await page.getByRole("button", { name: "Registrar y enviar bienvenida" }).click();
  await expect(page.getByText("Ingresa un correo válido para el contacto.").first()).toBeVisible();
  await hydrated(page, script);
  await expect(page.locator('[name="company_product"]')).toHaveValue("Plan Base");
  await put(page, "supplied_email", company.contact);
  await page.getByRole("button", { name: "Registrar y enviar bienvenida" }).click();
  await expect(page.getByText(`Molinos del Sur SpA. La bienvenida va en camino a ${company.contact}`)).toBeVisible();
  for (const name of ["company_rut", "company_product", "supplied_email"]) {
    await expect(page.locator(`[name="${name}"]`)).toHaveValue("");
  }
  const row = page.getByRole("row").filter({ hasText: company.contact });
  await expect(row).toContainText("Pendiente");
  await hydrated(page, script);
  await expectAccessible(page);
  // Two mails within a minute are one too many.
  await row.getByRole("button", { name: /Reenviar/ }).click();
  await expect(page.getByText("Lo pediste muchas veces seguidas.").first()).toBeVisible();
  await hydrated(page, script);
  await page.getByRole("row").filter({ hasText: company.contact }).getByRole("link", { name: /Retirar/ }).click();
  await expect(page.getByText("¿Retirar la adquisición de Molinos del Sur SpA?")).toBeVisible();
  await hydrated(page, script);
  await page.getByRole("button", { name: "Sí, retirar" }).click();
  await expect(page.getByText("Adquisición retirada.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: company.contact })).toContainText("Retirada");
  await menu.click();
  await corner.getByRole("button", { name: "Cerrar sesión" }).click();
  await expect(page).toHaveURL(/\/workera\/operacion\/ingresar$/);
  await expect(corner.getByRole("link", { name: "Iniciar sesión" })).toBeVisible();
  await page.goto(await linkFromMail(page, company.contact, /crea la cuenta de tu empresa/));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Este enlace no abre el formulario");
});
