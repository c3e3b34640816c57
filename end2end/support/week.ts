import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { ROSA, signInToCompany } from "./companies.ts";
import { hydrated } from "./fixtures.ts";
import { comesTo } from "./bulk.ts";
import type { Hand } from "./hand.ts";
import { rut } from "./opening.ts";
import { found, part, searchField } from "./personnel.ts";

const DANIELA = "Daniela Muñoz Tapia";
const JORGE = "Jorge Pinto Rivas";
/** A day in the local calendar, so many days from now. */
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000);
const written = (date: Date) =>
  date.toLocaleDateString("es-CL", { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "America/Santiago" });

/**
 * The week of an access administrator: twelve tasks, none of which needs a call to anybody. `n`
 * tells one run's people from another's.
 */
export async function week(page: Page, script: boolean, hand: Hand, n: number): Promise<void> {
  const { press, write, choose, tick } = hand;
  const main = page.getByRole("main");
  const button = (name: string) => main.getByRole("button", { name, exact: true });
  const link = (name: string | RegExp) => main.getByRole("link", { name, exact: typeof name === "string" });
  const title = (text: string) => expect(page.getByRole("heading", { level: 1 })).toHaveText(text);
  const says = (text: string) => expect(main).toContainText(text);
  const alive = () => hydrated(page, script);
  const worker = ["Tadea", "Tamara", "Tania", "Tatiana", "Telma", "Teodora", "Teresa", "Tina", "Trini", "Tulia"][n] ?? "";
  const [section, perfil] = [`Bodega ${n}`, `Jefatura ${n}`];
  const email = `${worker.toLowerCase()}@trigo.example`;

  await signInToCompany(page, script, ROSA);
  const company = new URL(page.url()).pathname;
  const home = async () => {
    await page.goto(company);
    await alive();
  };
  const people = async () => {
    await page.goto(`${company}/personas`);
    await alive();
  };
  // With script the list follows what is typed.
  const looks = async (text: string) => {
    await write(searchField(page), text);
    if (!script) await press(button("Buscar"));
    await found(page, text);
    await alive();
  };
  const finds = async (text: string, name: string) => {
    await people();
    await looks(text);
    await press(link(name));
    await title(name);
    await alive();
  };

  await test.step("1. register a worker, whose user is made at once", async () => {
    await alive();
    await press(link("Gestión de personas y usuarios"));
    await title("Gestión de personas y usuarios");
    await alive();
    await press(link("Agregar persona"));
    await title("Agregar persona");
    await alive();
    await write(page.getByLabel("RUT", { exact: true }), rut(47_200_000 + n));
    await write(page.getByLabel("Nombres", { exact: true }), worker);
    await write(page.getByLabel("Apellido paterno", { exact: true }), "Quezada");
    await write(page.getByLabel("Correo de contacto"), email);
    await press(button("Agregar"));
    await says("su usuario está creado");
    await alive();
  });

  await test.step("2. create a section", async () => {
    await home();
    await press(link("Estructura de la empresa"));
    await title("Estructura de la empresa");
    await alive();
    await write(page.getByLabel("Nombre de la sección"), section);
    await press(button("Crear"));
    await says("La sección está creada");
  });

  await test.step("3. put the worker into it", async () => {
    await finds(worker.toLowerCase(), `${worker} Quezada`);
    await choose(part(page, "Sección").getByLabel("Sección nueva"), section);
    await press(button("Cambiar la sección"));
    await expect(main.getByRole("definition").filter({ hasText: section })).toBeVisible();
    await alive();
  });

  await test.step("4. correct the worker's address", async () => {
    await write(part(page, "Correo de contacto").getByLabel("Correo de contacto"), `nueva.${email}`);
    await press(button("Guardar el correo"));
    await says("El correo de contacto quedó guardado");
    await alive();
  });

  await test.step("5. design a perfil, its effect in sight", async () => {
    await home();
    await press(link("Perfiles"));
    await title("Perfiles");
    await alive();
    await press(link("Crear un perfil"));
    await title("Nuevo perfil");
    await alive();
    await write(page.getByLabel("Nombre del perfil", { exact: true }), perfil);
    await tick(page.getByRole("checkbox", { name: "Editar Inspecciones", exact: true }));
    if (!script) await press(button("Ver efecto"));
    await expect(page.getByText("podrá ver y editar Inspecciones").first()).toBeVisible();
    await press(button("Guardar"));
    await expect(page.getByText("El perfil quedó guardado").first()).toBeVisible();
  });

  await test.step("6. give it to somebody", async () => {
    await finds("daniela", DANIELA);
    await choose(part(page, "Perfil").getByLabel("Perfil nuevo"), perfil);
    await press(button("Cambiar el perfil"));
    await expect(main.getByRole("definition").filter({ hasText: perfil })).toBeVisible();
    await alive();
    await choose(part(page, "Perfil").getByLabel("Perfil nuevo"), "Trabajador o colaborador");
    await press(button("Cambiar el perfil"));
    await expect(main.getByRole("definition").filter({ hasText: perfil })).toHaveCount(0);
  });

  await test.step("7. name a stand-in for some days, and end it", async () => {
    await page.goto(`${company}/perfiles/suplentes`);
    await alive();
    await write(page.getByLabel("Correo electrónico de la persona", { exact: true }), "daniela.munoz@ejemplo.test");
    await write(page.getByLabel("Hasta el día", { exact: true }), written(day(3)));
    await press(button("Nombrar suplente"));
    await says("puede administrar los accesos desde ahora");
    await alive();
    await press(main.getByRole("button", { name: /^Terminar ahora/ }).first());
    await says("Ya no administra los accesos");
  });

  await test.step("8. see who has not registered and remind them", async () => {
    await people();
    await press(link("Pendientes"));
    await title("Pendientes");
    await alive();
    await expect(link(`${worker} Quezada`)).toBeVisible();
    await press(button("Recordar a todos"));
    // Whoever was added this week had a letter today.
    await expect(main).toContainText(/Enviamos \d+ correos?\.|Nadie por recordar/);
  });

  await test.step("9. load changes from a spreadsheet", async () => {
    await page.goto(`${company}/cargas`);
    await alive();
    const rows = ["RUT;Correo", `${rut(47_200_000 + n)};otra.${email}`].join("\r\n");
    const file = { name: `semana-${n}.csv`, mimeType: "text/csv", buffer: Buffer.from(rows) };
    await page.getByLabel("Archivo CSV o Excel").setInputFiles(file);
    await press(button("Cargar y revisar"));
    await expect(page).toHaveURL(/\/cargas\/[0-9a-f-]{36}/);
    await comesTo(page, script, "Todas las filas se pueden aplicar");
    await press(button("Aplicar"));
    await comesTo(page, script, "La carga está aplicada.");
  });

  await test.step("10. take the load back", async () => {
    await press(button("Deshacer"));
    await comesTo(page, script, "La carga está deshecha.");
  });

  await test.step("11. disable somebody, see why, and take it back", async () => {
    await people();
    await looks("jorge pinto");
    await tick(page.getByRole("checkbox", { name: `Elegir a ${JORGE}` }));
    await press(button("Inhabilitar elegidas"));
    await title("Inhabilitar a estas personas");
    await alive();
    await choose(page.getByLabel("Motivo"), "Ausencia prolongada");
    await press(button("Sí, inhabilitar"));
    await says("Cambió 1 persona");
    await alive();
    await press(button("Deshacer"));
    await says("volvió a estar como antes");
  });

  await test.step("12. download the list for the office's spreadsheet", async () => {
    await people();
    const download = page.waitForEvent("download");
    await press(main.getByRole("link", { name: "Descargar la lista" }).or(button("Descargar la lista")));
    const text = readFileSync(await (await download).path(), "utf8");
    expect(text.charCodeAt(0), "with a mark, for the accents").toBe(0xfeff);
    expect(text).toContain(DANIELA);
    expect(text).toContain(`nueva.${email}`);
  });
}
