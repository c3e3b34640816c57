import { expect, type Page } from "@playwright/test";
import { fill, PASSWORD } from "./door.ts";
import { hydrated } from "./fixtures.ts";
import { freshCode } from "./second-factor.ts";

/** Signs the demonstration's operator in, on that platform. */
export async function entersOperation(page: Page, script: boolean, platform: string): Promise<void> {
  await page.goto(`/${platform}/operacion/ingresar`);
  await hydrated(page, script);
  await fill(page, "Correo electrónico", "operacion@porteria.example");
  await fill(page, "Contraseña", PASSWORD);
  await fill(page, "Código de seis números", await freshCode(page));
  await page.getByRole("button", { name: "Entrar" }).click();
  await expect(page).toHaveURL(new RegExp(`/${platform}/operacion$`));
}
