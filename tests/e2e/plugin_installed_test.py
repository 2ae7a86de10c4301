"""An installed plugin at work: found without being named, stamped on results, replaced by a newer one,
and called back from the store when old results have to be proven."""

from kinerja_case import main, plugin_file
from small_cycle import SmallCycle
from trust_case import ID, TrustCase


class InstalledPlugin(TrustCase):
    def setUp(self):
        super().setUp()
        self.allow()
        self.install()
        cycle = SmallCycle(self.folder)
        cycle.use_method("org.example.packaged")
        self.cycle = cycle.write()

    def scores(self):
        return {p["scores"]["uji"]["score"] for p in self.result()["people"]}

    def test_it_rates_without_being_named(self):
        answer = self.answer("run", self.cycle, "--store", self.store)
        self.assertNotIn("unsigned_plugins", answer)
        self.assertEqual(self.scores(), {1})
        self.assertTrue(self.answer("verify", self.cycle, "--store", self.store)["ok"])

    def test_old_results_are_proven_with_the_binary_that_computed_them(self):
        self.works("run", self.cycle, "--store", self.store)
        self.pack(2)
        self.install()
        changed = self.kinerja("verify", self.cycle, "--store", self.store)
        self.assertEqual(changed.code, 1, changed)
        self.assertIn("TIDAK terbukti", changed.out)
        self.works("verify", self.cycle, "--store", self.store, "--kept")
        self.works("run", self.cycle, "--store", self.store)
        self.assertEqual(self.scores(), {2})

    def test_a_binary_that_is_gone_is_named(self):
        self.works("run", self.cycle, "--store", self.store)
        self.pack(2)
        self.install()
        for binary in (self.store / "binaries").iterdir():
            binary.unlink()
        self.says("yang tidak tersimpan lagi", "verify", self.cycle, "--store", self.store, "--kept",
                  english="which is not kept any more")

    def test_what_an_operator_denies_is_not_there_any_more(self):
        self.works("plugin", "trust", "deny", ID, "--store", self.store)
        self.says("plugin-nya ditolak", "run", self.cycle, "--store", self.store,
                  english="its plugin was refused")

    def test_a_plugin_that_nobody_signed_is_refused_or_said_everywhere(self):
        self.works("plugin", "remove", ID, "--store", self.store)
        library = plugin_file("KINERJA_TEST_PLUGINS", "packaged_1")
        self.allow_unsigned = False
        self.says("--allow-unsigned", "run", self.cycle, "--plugins", library, "--store", self.store,
                  english="--allow-unsigned")
        done = self.works("run", self.cycle, "--allow-unsigned", "--plugins", library, "--store",
                          self.store)
        self.assertIn("TIDAK DITANDATANGANI", done.err)
        answer = self.answer("verify", self.cycle, "--allow-unsigned", "--plugins", library, "--store",
                             self.store)
        self.assertEqual(answer["unsigned_plugins"], [ID])
        methods = [node["method"] for node in self.result()["cycle"]["nodes"]]
        self.assertTrue(any(words.endswith(" UNSIGNED") for words in methods), methods)

    def test_denied_wins_over_allow_unsigned(self):
        self.works("plugin", "remove", ID, "--store", self.store)
        self.works("plugin", "trust", "deny", ID, "--store", self.store)
        self.says(ID, "run", self.cycle, "--allow-unsigned", "--plugins",
                  plugin_file("KINERJA_TEST_PLUGINS", "packaged_1"), "--store", self.store, english=ID)

    def test_three_failures_are_quarantine_for_whoever_runs_next_until_somebody_pardons(self):
        self.pack(3)
        self.install()
        for _ in range(3):
            self.kinerja("run", self.cycle, "--store", self.store)
        self.says("dikarantina", "run", self.cycle, "--store", self.store, english="quarantine")
        self.assertIn("dikarantina", self.works("plugin", "list", "--store", self.store).out)
        self.assertIn("dikarantina", self.kinerja("doctor", "--store", self.store).out)
        pardoned = self.answer("plugin", "pardon", ID, "--store", self.store)
        self.assertTrue(pardoned["had_incidents"])
        self.assertNotIn("dikarantina", self.works("plugin", "list", "--store", self.store).out)
        self.says("tidak punya catatan", "plugin", "pardon", ID, "--store", self.store, code=0,
                  english="has no record")

    def test_a_new_version_begins_without_the_failures_of_the_old_one(self):
        self.pack(3)
        self.install()
        for _ in range(3):
            self.kinerja("run", self.cycle, "--store", self.store)
        self.pack(2)
        self.install("--force")
        self.works("run", self.cycle, "--store", self.store)
        self.assertEqual(self.scores(), {2})


if __name__ == "__main__":
    main()
