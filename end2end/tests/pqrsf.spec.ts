import type { Page } from "@playwright/test";
import { begins, chooses, comesToTheQuestions, sends, signsIn } from "../support/challenge.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { openLetter } from "../support/mailbox.ts";
import { type Affiliate, claimAddress } from "../support/people.ts";
import { files, looksUp, takes, writes } from "../support/pqrsf.ts";
import { signInStaff } from "../support/second-factor.ts";

const FIRST = "mesa1@cajacopi.example";
const SECOND = "mesa2@cajacopi.example";

/** Answers wrongly until the block. */
async function failsThrice(page: Page, affiliate: Affiliate): Promise<void> {
  const main = page.getByRole("main");
  for (const told of ["Le quedan 2 intentos", "Le queda 1 intento", "radique una PQRSF"]) {
    await begins(page);
    await chooses(page, affiliate, true);
    await sends(page);
    await expect(main).toContainText(told);
  }
}

/** Files the request to be unblocked from the page of the block. */
async function asksForHelp(page: Page, script: boolean, affiliate: Affiliate, email: string): Promise<string> {
  await page.getByRole("main").getByRole("link", { name: "Radicar PQRSF" }).click();
  await expect(page).toHaveURL(/\/hanna\/pqrsf$/);
  await expect(page.getByRole("main")).toContainText("Uniremos esta PQRSF a su cuenta");
  // The kind and the address are filled in already.
  await expect(page.getByRole("radio", { name: "Desbloqueo" })).toBeChecked();
  await expect(page.locator("input[name=email]")).toHaveValue(email);
  return files(page, script, {
    kind: "Desbloqueo",
    subject: "No pude validar mi identidad",
    detail: "Respondí las preguntas tres veces y no coincidieron. Necesito entrar a la plataforma.",
    number: affiliate.number,
    email,
  });
}

test("H-38 H-39 X-03 a blocked affiliate gets in through PQRSF and an agent", async ({ page, script, affiliate, browser, baseURL, expectAccessible }) => {
  test.slow();
  const address = await comesToTheQuestions(page, script, affiliate);
  // Offered before anybody fails, too.
  await expect(page.getByRole("main").getByRole("link", { name: "Radicar PQRSF" })).toBeVisible();
  await failsThrice(page, affiliate);
  await expectAccessible(page);
  // Where the registration stands names the same way on.
  await page.goto("/hanna/registro/estado");
  const on = page.getByRole("main").getByRole("link", { name: "Radicar PQRSF" });
  await expect(on).toHaveAttribute("href", "/hanna/pqrsf");
  await page.goto("/hanna/preguntas");
  const number = await asksForHelp(page, script, affiliate, address);
  expect(number).toMatch(/^PQRSF-\d{4}-\d{6}-[A-Z]$/);
  await expect(page.getByRole("main")).toContainText("Fecha límite de respuesta");
  await expectAccessible(page);
  await openLetter(page, address, new RegExp(`Radicado ${number}`));

  const desk = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: script });
  const agent = await desk.newPage();
  await signInStaff(agent, script, FIRST);
  await agent.goto("/hanna/mesa");
  await expect(agent.getByRole("row").filter({ hasText: number })).toContainText(/vence (hoy|mañana|en \d+ días)/);
  await expect(agent.getByRole("row").filter({ hasText: number })).toContainText("Sin asignar");
  await expectAccessible(agent);
  await takes(agent, script, number);
  const main = agent.getByRole("main");
  // The person is masked.
  await expect(main).not.toContainText(affiliate.number);
  await expect(main).not.toContainText(address);
  await expect(main).not.toContainText("Castaño");
  await expect(main).toContainText("La cuenta está bloqueada");
  await expectAccessible(agent);
  // The box tells which buttons keep its words within the desk, and which send them.
  await expect(agent.getByLabel("Respuesta o nota interna")).toBeVisible();
  await expect(main).toContainText("Con «Responder», «Avisar», «Pedir información» y «Negar» la persona recibe este texto.");
  await expect(main).toContainText("Con «Desbloquear» y «Validar en persona» queda como nota interna");
  // Never without a reason.
  await writes(agent, "", "Desbloquear");
  await expect(agent.getByRole("alert")).toContainText("Escriba la respuesta o el motivo");
  await hydrated(agent, script);
  await writes(agent, "Confirmó por teléfono los datos de su afiliación.", "Desbloquear");
  await expect(main).toContainText("La cuenta se desbloqueó");
  await desk.close();

  await openLetter(page, address, /Desbloqueamos su cuenta/);
  await looksUp(page, script, number, affiliate.number);
  await expect(page.getByRole("main")).toContainText("Desbloqueamos su cuenta");
  await expect(page.getByRole("main")).not.toContainText("Confirmó por teléfono");
  await expectAccessible(page);
  await page.goto("/hanna/preguntas");
  await hydrated(page, script);
  await expect(page.getByRole("main")).toContainText("3 intentos");
  await begins(page);
  await chooses(page, affiliate);
  await sends(page);
  await expect(page).toHaveURL(/\/hanna\/datos$/);
});

test("H-38 X-03 the second time another agent has to agree, and confirming in person opens the account", async ({ page, script, affiliate, browser, baseURL }) => {
  test.slow();
  const address = await comesToTheQuestions(page, script, affiliate);
  const desk = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: script });
  const agent = await desk.newPage();
  await signInStaff(agent, script, FIRST);

  await failsThrice(page, affiliate);
  const first = await asksForHelp(page, script, affiliate, address);
  await takes(agent, script, first);
  await writes(agent, "Primera vez: explicó lo que pasó.", "Desbloquear");
  await expect(agent.getByRole("main")).toContainText("La cuenta se desbloqueó");

  await page.goto("/hanna/preguntas");
  await hydrated(page, script);
  await failsThrice(page, affiliate);
  const second = await asksForHelp(page, script, affiliate, address);
  await takes(agent, script, second);
  await expect(agent.getByRole("main")).toContainText("debe confirmarlo otra persona de la mesa");
  await writes(agent, "Vi su cédula original en el punto de atención.", "Validar en persona");
  await expect(agent.getByRole("main")).toContainText("Falta que otra persona de la mesa lo confirme");
  await page.goto("/hanna/preguntas");
  await expect(page.getByRole("main")).toContainText("radique una PQRSF");

  const other = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: script });
  const colleague = await other.newPage();
  await signInStaff(colleague, script, SECOND);
  await colleague.goto("/hanna/mesa");
  const row = colleague.getByRole("row").filter({ hasText: second });
  await expect(row).toContainText("Espera su confirmación");
  await row.getByRole("link").click();
  await hydrated(colleague, script);
  await expect(colleague.getByLabel("Motivo")).toBeVisible();
  await expect(colleague.getByRole("main")).toContainText("Nota interna: la persona no la ve.");
  await writes(colleague, "La foto de la cédula no se lee.", "No estoy de acuerdo");
  await expect(colleague.getByRole("main")).toContainText("No hubo acuerdo para validar en persona");

  // Whoever proposed it sees so in the queue, reads why, and decides anew.
  await agent.goto("/hanna/mesa");
  await expect(agent.getByRole("row").filter({ hasText: second })).toContainText("no hubo acuerdo");
  await agent.goto(`/hanna/mesa/${second}`);
  await expect(agent.getByRole("main")).toContainText("La foto de la cédula no se lee.");
  await hydrated(agent, script);
  await writes(agent, "Vino otra vez con la cédula original.", "Validar en persona");
  await expect(agent.getByRole("main")).toContainText("Falta que otra persona de la mesa lo confirme");

  await colleague.goto(`/hanna/mesa/${second}`);
  await hydrated(colleague, script);
  await writes(colleague, "Revisé la copia de la cédula y estoy de acuerdo.", "Confirmar la validación");
  await expect(colleague.getByRole("main")).toContainText("La identidad se validó en persona");
  await other.close();
  await desk.close();

  // The person signs in anew and is behind the questions.
  await signsIn(page, script, address);
  await expect(page).toHaveURL(/\/hanna\/datos$/);
});

test("H-39 a stranger files, is asked for more, is told how it goes on, and is answered", async ({ page, script, browser, baseURL, expectAccessible }) => {
  const address = claimAddress("pqrsf");
  await page.goto("/hanna");
  await hydrated(page, script);
  await page.getByRole("contentinfo").getByRole("link", { name: "PQRSF" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Radicar PQRSF");
  await expectAccessible(page);
  await hydrated(page, script);
  // One of the two is needed: neither is called optional, each says when.
  const [mail, letter] = ["Correo electrónico", "Dirección"].map((name) => page.getByRole("textbox", { name, exact: true }));
  await expect(mail!).toHaveAccessibleDescription("Solo si quiere la respuesta por correo.");
  await expect(letter!).toHaveAccessibleDescription("Solo si la quiere por carta.");
  // Mistakes are named, nothing that was written is lost.
  await page.locator("textarea[name=detail]").fill("Muy corto");
  await page.getByRole("button", { name: "Radicar" }).click();
  await expect(page.getByRole("alert")).toContainText("Use al menos 20 caracteres");
  await expect(page.locator("textarea[name=detail]")).toHaveValue("Muy corto");
  await expectAccessible(page);
  const number = await files(page, script, {
    kind: "Petición",
    subject: "Certificado de afiliación",
    detail: "Necesito el certificado del año pasado y no lo encuentro en la plataforma.",
    number: "9950090001",
    email: address,
  });
  await expect(page.getByRole("link", { name: "Consultar el estado" })).toHaveAttribute("href", new RegExp(`radicado=${number}$`));
  await looksUp(page, script, number, address);
  await expect(page.getByRole("main")).toContainText(/respondemos a más tardar en \d+ días/);
  await expect(page.getByRole("main")).toContainText("Fecha límite de respuesta");

  const desk = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: script });
  const agent = await desk.newPage();
  await signInStaff(agent, script, SECOND);
  await takes(agent, script, number);
  await expect(agent.getByLabel("Respuesta", { exact: true })).toBeVisible();
  await expect(agent.getByRole("main")).not.toContainText(/nota interna/i);
  await writes(agent, "", "Responder");
  await expect(agent.getByRole("alert")).toContainText("Escriba el texto que recibe la persona");
  await hydrated(agent, script);
  await writes(agent, "¿Para qué entidad necesita el certificado?", "Pedir información");
  await expect(agent.getByRole("main")).toContainText("Requiere información");
  await expect(agent.locator("textarea[name=reason]")).toHaveValue("");

  await looksUp(page, script, number, "9950090002");
  await expect(page.getByRole("alert")).toContainText("No encontramos una PQRSF con ese número");
  await looksUp(page, script, number, address);
  // The question stands over the box for its answer, and the time is the person's, not ours.
  const asked = page.locator("section").filter({ has: page.getByRole("heading", { name: "Necesitamos más información suya" }) });
  await expect(asked).toContainText("¿Para qué entidad necesita el certificado?");
  await expect(page.getByRole("main")).toContainText("Envíe la información hasta el");
  await expect(page.getByRole("main")).toContainText(/le quedan? \d+ días?/);
  await expect(page.getByRole("main")).not.toContainText("Fecha límite de respuesta");
  await hydrated(page, script);
  await asked.getByLabel("Su respuesta").fill("Para la universidad de mi hija.");
  await page.getByRole("button", { name: "Enviar información" }).click();
  await expect(page.getByRole("main")).toContainText("En trámite");
  await expectAccessible(page);

  await agent.goto(`/hanna/mesa/${number}`);
  await expect(agent.getByRole("main")).toContainText("Para la universidad de mi hija.");
  await hydrated(agent, script);
  await agent.getByRole("link", { name: "Recibido y en estudio" }).click();
  await expect(agent.locator("textarea[name=reason]")).toHaveValue(/Recibimos su solicitud/);
  await hydrated(agent, script);
  // That it is being looked at ends nothing: state and term stay, and it can still be answered.
  await agent.getByRole("button", { name: "Avisar", exact: true }).click();
  await expect(agent.getByRole("main")).toContainText("falta responderla");
  await expect(agent.getByRole("main")).toContainText("En trámite");
  await expect(agent.locator("textarea[name=reason]")).toHaveValue("");
  await openLetter(page, address, new RegExp(`Aviso sobre el radicado ${number}`));
  await agent.goto(`/hanna/mesa/${number}`);
  await hydrated(agent, script);
  await writes(agent, "Su certificado ya está en la plataforma.", "Responder");
  await expect(agent.getByRole("main")).toContainText("Respondida");
  await desk.close();

  await openLetter(page, address, new RegExp(`Respuesta al radicado ${number}`));
  await looksUp(page, script, number, "9950090001");
  await expect(page.getByRole("main")).toContainText("Recibimos su solicitud");
  await expect(page.getByRole("main")).toContainText("Su certificado ya está en la plataforma.");
});
