import { hydrated, expect, test } from "../support/fixtures.ts";
import { claimAddress } from "../support/people.ts";
import { becomesAMember } from "../support/challenge.ts";
import { countLetters } from "../support/mailbox.ts";
import { fill } from "../support/door.ts";
import { signInStaff } from "../support/second-factor.ts";

test("H-42 a service is asked for, approved by the administrator, and told everywhere", async ({
  page,
  browser,
  baseURL,
  script,
  affiliate,
  expectAccessible,
}) => {
  const address = await becomesAMember(page, script, affiliate);
  await hydrated(page, script);
  await page.getByRole("link", { name: "Vivienda" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vivienda");
  await hydrated(page, script);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Solicitar" }).click();
  await expect(page.getByText("Escriba el motivo.").first()).toBeVisible();
  const why = `Quiero postularme ${claimAddress("motivo")}`;
  await fill(page, "¿Para qué necesita este servicio?", why);
  await page.getByRole("button", { name: "Solicitar" }).click();
  await expect(page).toHaveURL(/\/hanna\/inicio\?solicitud=si$/);
  await expect(page.getByText("Recibimos su solicitud.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Vivienda" })).toContainText("En revisión");

  const office = await browser.newContext({ baseURL, javaScriptEnabled: script });
  const admin = await office.newPage();
  await signInStaff(admin, script, "admin@cajacopi.example");
  await admin.getByRole("main").getByRole("link", { name: "Administración" }).click();
  await admin.getByRole("link", { name: "Solicitudes de servicios" }).click();
  await hydrated(admin, script);
  await expectAccessible(admin);
  // Others may wait in this worker's demonstration: the newest stands last.
  await admin.getByRole("table").getByRole("link").last().click();
  await expect(admin.getByText(why)).toBeVisible();
  await hydrated(admin, script);
  await fill(admin, "Motivo de la respuesta", "Cumple los requisitos");
  await admin.getByRole("button", { name: "Aprobar", exact: true }).click();
  await expect(admin.getByText("La respuesta quedó guardada")).toBeVisible();
  await office.close();

  await page.goto("/hanna/inicio");
  await hydrated(page, script);
  await expect(page.getByRole("listitem").filter({ hasText: "Vivienda" })).toContainText("Aprobado");
  await page.getByRole("link", { name: "Vivienda" }).click();
  await expect(page.getByText("Respuesta: Cumple los requisitos")).toBeVisible();
  const way = page.getByRole("link", { name: "Abrir el servicio" });
  await expect(way).toHaveAttribute("href", "https://vivienda.cajacopi.example");
  await expect(async () => {
    expect(await countLetters(page, address, /Aprobamos la solicitud de Vivienda/)).toBe(1);
  }).toPass({ timeout: 20_000 });
});

test("H-47 the manual tells every step in the voice of the platform", async ({ page, expectAccessible }) => {
  await page.goto("/hanna/ayuda");
  await page.getByRole("link", { name: "Manual de usuario" }).click();
  const chapters = page.getByRole("main").getByRole("heading", { level: 2 });
  for (const title of ["Crear usuario", "Activar", "Preguntas", "Recuperar clave", "Segundo factor"]) {
    await expect(chapters.filter({ hasText: title })).toBeVisible();
  }
  await expectAccessible(page);
});
