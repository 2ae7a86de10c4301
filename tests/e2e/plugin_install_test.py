"""Keys, signing, installing, upgrading, removing; and a kill in the middle of an upgrade."""

import hashlib
import os
import random
import shutil
import signal
import stat
import subprocess
import time

from kinerja_case import main, plugin_file
from trust_case import ID, TrustCase

KILLS = 20


class PluginInstall(TrustCase):
    def test_keys(self):
        public = self.folder / "kunci.pub"
        self.assertEqual(stat.S_IMODE(self.key.stat().st_mode), 0o600)
        self.assertEqual(stat.S_IMODE(public.stat().st_mode), 0o644)
        self.assertRegex(public.read_text(),
                         r"^kinerja public key; vendor Dinas Uji; key id [0-9a-f]{16}\n\S{44}\n$")
        self.says("sudah ada dan tidak ditimpa", "plugin", "key", self.key, "--vendor", "X",
                  english="is there already")
        self.key.chmod(0o644)
        self.says("chmod 600", "plugin", "sign", self.package, "--key", self.key,
                  english="chmod 600")

    def test_a_manifest_says_what_the_library_says(self):
        self.pack(2, "--network", "data.kota.go.id", "--network", "10.0.0.5:8443")
        manifest = self.manifest()
        self.assertEqual(manifest.pop("sha256"),
                         hashlib.sha256(self.library.read_bytes()).hexdigest())
        self.assertRegex(manifest.pop("platform"), "^linux-")
        self.assertEqual(manifest, {
            "manifest_version": 1, "id": ID, "version": "2.0.0", "vendor": "kinerja", "abi": "0.1",
            "needs": "0.1", "components": [{"kind": "method", "id": "org.example.packaged"}],
            "file": "packaged.so", "network": ["data.kota.go.id", "10.0.0.5:8443"],
            "runtime": "native"})
        self.pack(1)
        self.assertEqual(self.manifest()["network"], ["data.kota.go.id", "10.0.0.5:8443"])

    def test_install_list_and_remove(self):
        self.assertEqual(self.listed(), {})
        self.allow()
        done = self.install()
        self.assertIn("ditandatangani Dinas Uji (kunci", done.out)
        one = self.listed()[ID]
        self.assertEqual((one["version"], one["vendor"], one["state"], one["signer"]["vendor"]),
                         ("1.0.0", "kinerja", "ok", "Dinas Uji"))
        self.says((ID, "1.0.0", "Dinas Uji", "keadaan", "Terpasang di"), "plugin", "list", "--store",
                  self.store, code=0, english=("signer", "state", "Installed in"))
        binary = self.store / "binaries" / (one["sha256"] + ".so")
        self.assertEqual(stat.S_IMODE(binary.stat().st_mode), 0o444)

        self.works("plugin", "remove", ID, "--store", self.store)
        self.assertEqual(self.listed(), {})
        self.assertEqual(binary.read_bytes(), self.library.read_bytes())
        self.says("tidak terpasang", "plugin", "remove", ID, "--store", self.store,
                  english="is not installed")

    def test_upgrade_and_downgrade(self):
        self.allow("org.example.*")
        self.install()
        self.pack(2)
        self.assertIn("menggantikan versi 1.0.0", self.install().out)
        self.assertEqual(self.listed()[ID]["version"], "2.0.0")
        self.pack(1)
        self.says(("lebih lama daripada 2.0.0", "--force"), "plugin", "install", self.package,
                  "--store", self.store, english="is older than 2.0.0")
        self.assertEqual(self.listed()[ID]["version"], "2.0.0")
        self.install("--force")
        self.assertEqual(self.listed()[ID]["version"], "1.0.0")
        self.assertEqual(len(list((self.store / "binaries").iterdir())), 2)

    def test_a_store_is_its_owners_alone_whatever_the_umask(self):
        self.store = self.folder / "var/lib/toko"
        before = os.umask(0)
        try:
            self.allow()
            self.install()
        finally:
            os.umask(before)
        self.assertEqual(self.listed()[ID]["state"], "ok")

    def test_trust_is_edited_as_a_whole(self):
        self.allow("org.example.*", "--in-process")
        self.works("plugin", "trust", "deny", "org.example.bad", "--store", self.store)
        answer = self.answer("plugin", "trust", "list", "--store", self.store)
        self.assertEqual([v["vendor"] for v in answer["vendors"]], ["Dinas Uji"])
        self.assertEqual([(a["plugin"], a["isolation"]) for a in answer["allow"]],
                         [("org.example.*", "in-process")])
        self.assertEqual(answer["deny"], [{"plugin": "org.example.bad"}])
        self.assertEqual(answer["minimum_sandbox"], "filtered")
        self.says(("Diizinkan", "Dilarang", "org.example.bad"), "plugin", "trust", "list", "--store",
                  self.store, code=0, english=("Allowed", "Denied"))
        self.assertEqual(stat.S_IMODE((self.store / "trust.json").stat().st_mode), 0o644)
        self.assertEqual(sorted(p.name for p in self.store.iterdir()), [".kunci", "trust.json"])

    def test_used_wrongly_is_2(self):
        for arguments in (
            ("plugin", "key", "x"), ("plugin", "sign", self.package), ("plugin", "install"),
            ("plugin", "remove"), ("plugin", "trust"), ("plugin", "trust", "add", "x.pub"),
            ("plugin", "trust", "add", "x.pub", "--plugin", "id.*.x"),
            ("plugin", "trust", "add", "x.pub", "--plugin", "id.x", "--sha256", "12"),
            ("plugin", "trust", "add", "x.pub", "--plugin", "id.x", "--until", "besok"),
            ("plugin", "trust", "deny"), ("plugin", "list", "--store", "toko"),
        ):
            with self.subTest(arguments):
                self.assertEqual(self.kinerja(*arguments).code, 2)

    def test_killed_at_any_moment_it_leaves_the_old_or_the_new(self):
        """KINERJA_SEED repeats the moments that a failure printed."""
        seed = int(os.environ.get("KINERJA_SEED") or time.time_ns() % 1000000)
        chance = random.Random(seed)
        self.allow()
        packages = []
        for version in (1, 2):
            self.pack(version)
            packages.append(self.folder / ("paket-%d" % version))
            shutil.copytree(self.package, packages[-1])
        began = time.monotonic()
        self.install()
        whole = time.monotonic() - began
        seen = set()
        for turn in range(KILLS):
            process = self.start("plugin", "install", packages[turn % 2], "--force", "--store",
                                 self.store, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            began = time.monotonic()
            try:
                process.wait(timeout=chance.uniform(0, 1.1 * whole))
                whole = time.monotonic() - began  # a machine's load changes how long one takes
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                whole *= 1.1
            process.wait()
            one = self.listed()[ID]
            self.assertEqual(one["state"], "ok", "KINERJA_SEED=%d turn %d: %s" % (seed, turn, one))
            self.assertIn(one["version"], ("1.0.0", "2.0.0"))
            seen.add((process.returncode, one["version"]))
        self.assertGreater(len({code for code, _ in seen}), 1, "no kill hit, or each did: %s" % seen)
        self.install("--force")
        self.assertEqual([p.name for p in (self.store / "plugins").iterdir()], [ID])
        for binary in (self.store / "binaries").iterdir():
            self.assertEqual(hashlib.sha256(binary.read_bytes()).hexdigest() + ".so", binary.name)


if __name__ == "__main__":
    main()
