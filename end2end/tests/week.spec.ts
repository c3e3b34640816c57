import { test } from "../support/fixtures.ts";
import { byMouse } from "../support/hand.ts";
import { week } from "../support/week.ts";

// People are disabled and enabled here: nobody else's test may meet them.
test.use({ house: "week" });

for (const width of [360, 1280]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("A-58 A-60 A-63 A-66 A-67 an administrator's week: twelve tasks, nobody called", async ({ page, script }) => {
      test.setTimeout(240_000);
      await week(page, script, byMouse, (script ? 1 : 5) + (width === 360 ? 0 : 1));
    });
  });
}
