import { expect, type Page } from "@playwright/test";
import { hydrated } from "./fixtures.ts";
import { linkFromMail } from "./mailbox.ts";
import { type Affiliate, claimAddress } from "./people.ts";

/** The password that affiliates of these tests choose. */
export const PASSWORD = "molinos de viento azules";

/** Registers an affiliate as a person would, with another address; answers that address. */
export async function registersAffiliate(page: Page, script: boolean, affiliate: Affiliate): Promise<string> {
  const address = claimAddress("afiliado");
  await page.goto("/hanna/registro");
  await hydrated(page, script);
  await page.locator("select[name=document_kind]").selectOption(affiliate.kind);
  await page.locator("input[name=document]").fill(affiliate.number);
  await page.locator("input[name=document]").press("Enter");
  await expect(page.getByText("Encontramos datos suyos")).toBeVisible();
  await hydrated(page, script);
  await typeOver(page, "email", address);
  await page.locator("input[name=birth_date]").fill(affiliate.birthDate);
  await page.locator("input[name=password]").fill(PASSWORD);
  await page.locator("input[name=password_again]").fill(PASSWORD);
  await page.locator("input[name=consent_data]").check();
  await page.getByRole("button", { name: "Crear Nuevo Usuario" }).last().click();
  await page.getByRole("button", { name: "Crear Usuario" }).click();
  await expect(page).toHaveURL(/\/registro\/listo/);
  return address;
}

/** Registers an affiliate and opens the mailed link; answers the address. */
export async function comesToTheQuestions(page: Page, script: boolean, affiliate: Affiliate): Promise<string> {
  const address = await registersAffiliate(page, script, affiliate);
  await page.goto(await linkFromMail(page, address, /Active su cuenta/));
  await hydrated(page, script);
  await page.getByRole("button", { name: "Activar mi cuenta" }).click();
  await expect(page).toHaveURL(/\/hanna\/preguntas$/);
  return address;
}

async function typeOver(page: Page, field: string, value: string): Promise<void> {
  const another = page.locator(`label[for="keep_${field}-no"]`);
  if (await another.count()) await another.click();
  await page.locator(`input[name=${field}]`).fill(value);
}

/** Signs in to the platform of affiliates, by e-mail or document. */
export async function signsIn(page: Page, script: boolean, identity: string, password = PASSWORD): Promise<void> {
  await page.goto("/hanna/ingresar");
  await hydrated(page, script);
  await page.locator("input[name=identity]").fill(identity);
  await page.locator("input[name=password]").fill(password);
  await page.getByRole("button", { name: "Siguiente" }).click();
}

/** «Comenzar», up to the questions. */
export async function begins(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Comenzar" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Responda las preguntas");
}

/** What the file says about a question. */
const COLUMNS: [RegExp, string][] = [
  [/¿Cuál es la profesión registrada\?/, "Profesión"],
  [/¿Cuál es su cargo registrado\?/, "Cargo"],
  [/¿En qué empresa está registrado\?/, "Empresa"],
  [/fecha de ingreso a la empresa\?/, "Fecha ingreso"],
  [/municipio está registrada su residencia\?/, "Municipio"],
  [/celular registrado de su cónyuge\?/, "Celular cónyuge"],
  [/profesión registrada de su cónyuge\?/, "Profesión cónyuge"],
  [/cargo registrado de su cónyuge\?/, "Cargo cónyuge"],
];

/** Chooses the answers that the file knows; with `wrong`, another one to the first question. */
export async function chooses(page: Page, affiliate: Affiliate, wrong = false): Promise<void> {
  const questions = page.getByRole("main").getByRole("group");
  const count = await questions.count();
  for (let place = 0; place < count; place += 1) {
    const question = questions.nth(place);
    const legend = await question.locator("legend").innerText();
    const column = COLUMNS.find(([wording]) => wording.test(legend))?.[1];
    if (!column) throw new Error(`an unknown question: ${legend}`);
    const labels = await question.locator("label").allInnerTexts();
    const right = labels.findIndex((label) => says(label, affiliate.row[column] ?? ""));
    if (right < 0) throw new Error(`${column} «${affiliate.row[column]}» is not among ${labels.join(", ")}`);
    const chosen = wrong && place === 0 ? (right + 1) % labels.length : right;
    await question.getByRole("radio").nth(chosen).check();
  }
}

/** From the form to the own page: registers, answers rightly and confirms; answers the address. */
export async function becomesAMember(page: Page, script: boolean, affiliate: Affiliate): Promise<string> {
  const address = await comesToTheQuestions(page, script, affiliate);
  await begins(page);
  await chooses(page, affiliate);
  await sends(page);
  await expect(page).toHaveURL(/\/hanna\/datos$/);
  await hydrated(page, script);
  await page.getByRole("button", { name: "Confirmar" }).click();
  await expect(page).toHaveURL(/\/hanna\/inicio$/);
  return address;
}

/** Sends the questionnaire. */
export async function sends(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Enviar respuestas" }).last().click();
}

const MONTHS = [
  "enero", "febrero", "marzo", "abril", "mayo", "junio",
  "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
];

/** Whether an option says what a cell of the file says. */
function says(label: string, cell: string): boolean {
  if (!cell.trim()) return label.startsWith("Sin asignar");
  const date = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(cell);
  if (date) return label === `${Number(date[1])} de ${MONTHS[Number(date[2]) - 1]} de ${date[3]}`;
  const digits = cell.replace(/\D/g, "");
  if (/^•••/.test(label)) return digits.endsWith(label.replace(/\D/g, ""));
  return plain(label) === plain(cell);
}

/** Spellings of one word that count as one: case, accents, gender. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\(a\)/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 0)
    .map((word) => (word.length > 4 ? word.replace(/[oa]$/, "") : word))
    .join(" ");
}
