import { readFileSync } from "node:fs";
import { hydrated, expect, test } from "../support/fixtures.ts";
import { signInStaff } from "../support/second-factor.ts";

test("X-05 A67 the administrator reads, filters, verifies and takes away the audit", async ({
  page,
  script,
  expectAccessible,
}) => {
  await signInStaff(page, script, "admin@cajacopi.example");
  await page.getByRole("main").getByRole("link", { name: "Administración" }).click();
  await page.getByRole("link", { name: "Auditoría" }).click();
  await expect(page.getByRole("table")).toContainText("Dio el código de ingreso");
  await hydrated(page, script);
  await expectAccessible(page);
  await page.getByLabel("Qué", { exact: true }).selectOption({ label: "Importó el padrón" });
  await page.getByRole("button", { name: "Mostrar" }).click();
  await expect(page).toHaveURL(/acto=registry\.import/);
  await expect(page.getByRole("table")).toContainText("Importó el padrón");
  await expect(page.getByRole("table")).not.toContainText("Dio el código de ingreso");
  await page.getByRole("link", { name: "Verificar" }).click();
  await expect(page.getByText(/La cadena está completa: \d+ asientos en orden\./)).toBeVisible();
  await hydrated(page, script);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Descargar CSV" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("auditoria.csv");
  const text = readFileSync(await download.path(), "utf8");
  expect(text).toContain("Importó el padrón");
  await page.goto("/hanna/administracion/auditoria?acto=audit.exported");
  await expect(page.getByRole("table")).toContainText("Descargó la auditoría");
});

test("X-04 the outbox tells state and masked address, never what a message says", async ({
  page,
  script,
  expectAccessible,
}) => {
  await page.goto("/hanna/recuperar");
  await hydrated(page, script);
  await page.locator("input[name=identity]").fill("mesa2@cajacopi.example");
  await page.getByRole("button", { name: "Enviar" }).click();
  await expect(page).toHaveURL(/\/recuperar\/enviado/);
  await signInStaff(page, script, "admin@cajacopi.example");
  await page.goto("/hanna/administracion/mensajes");
  await expect(page.getByRole("table")).toContainText("Recuperación de contraseña");
  await expect(page.getByText("mesa2@cajacopi.example")).toHaveCount(0);
  await hydrated(page, script);
  await expectAccessible(page);
});
