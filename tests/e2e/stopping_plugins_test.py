"""Ctrl-C while a plugin works: one that answers too late is not believed half, one that never asks
does not hold the terminal."""

import signal
import subprocess
import time

from kept_results import kept_results
from kinerja_case import Case, main, plugin_file
from small_cycle import SmallCycle


class StoppingPlugins(Case):
    def begin(self, name):
        """Started, and inside the plugin's rate()."""
        cycle = SmallCycle(self.folder)
        cycle.use_method("org.example." + name.replace("_", "-"))
        pipe = subprocess.PIPE
        process = self.start("run", cycle.write(), "--plugins",
                             plugin_file("KINERJA_TEST_PLUGINS", name), stdout=pipe, stderr=pipe)
        self.addCleanup(process.kill)
        lines = [process.stderr.readline().decode() for _ in range(2)]  # the first: nobody signed it
        self.assertIn("menunggu", lines[1])
        return process

    def test_an_answer_after_stop(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            process = self.begin("answers_after_stop")
            process.send_signal(number)
            _, err = process.communicate(timeout=10)
            self.assertEqual(process.returncode, 1, err)
            self.assertIn("Gagal: dihentikan", err.decode())
            self.assert_nothing_exported()
            for results in kept_results(self.folder / "out/kinerja.db").values():
                self.assertEqual(len({employee for employee, _ in results}), 4)

    def test_a_second_ctrl_c_ends_at_once(self):
        process = self.begin("never_asks")
        process.send_signal(signal.SIGINT)
        time.sleep(0.2)  # two signals at once would be one
        self.assertIsNone(process.poll())
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=10)
        self.assertEqual(process.returncode, -signal.SIGINT)
        self.assert_nothing_exported()
        self.works("run", SmallCycle(self.folder).write())


if __name__ == "__main__":
    main()
