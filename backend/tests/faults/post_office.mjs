// A real SMTP server for the fault tests, told what to do line by line on standard input:
//   mood take|later|never|silent   what it answers from now on; answered by `ok`
//   letters                        answered by one line of JSON: what it took so far
// Usage: node post_office.mjs FOLDER-WITH-NODE_MODULES PORT; says its port when it listens.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [folder, port] = process.argv.slice(2);
const { SMTPServer } = createRequire(`${folder}/package.json`)("smtp-server");

let mood = "take";
const letters = [];
const no = (code, why) => Object.assign(new Error(why), { responseCode: code });

const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  onRcptTo(_address, _session, done) {
    if (mood === "later") return done(no(450, "4.2.0 greylisted, try again"));
    if (mood === "never") return done(no(550, "5.1.1 no such mailbox"));
    return done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      if (mood === "silent") return;
      letters.push({
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map((to) => to.address),
        source: Buffer.concat(parts).toString("utf8"),
      });
      done(null, "taken");
    });
  },
});
server.on("error", () => {});
server.listen(Number(port), "127.0.0.1", () => console.log(server.server.address().port));

for await (const line of createInterface({ input: process.stdin })) {
  const [word, value] = line.split(" ");
  if (word === "mood") {
    mood = value;
    console.log("ok");
  } else if (word === "letters") {
    console.log(JSON.stringify(letters));
  }
}
process.exit(0);
