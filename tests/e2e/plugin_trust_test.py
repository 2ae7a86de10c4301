"""Only known plugins load: each attack on a package or on the store is refused, with a message that
says what is wrong and what to do."""

import base64
import os
import pathlib
import shutil
import threading

from ed25519 import KeyFile, verifies
from kinerja_case import main, plugin_file
from trust_case import ID, TrustCase


class PackageAttacks(TrustCase):
    """Before anything is copied."""

    def test_the_signature_is_ed25519_of_the_manifest_as_it_stands(self):
        message = (self.package / "manifest.json").read_bytes()
        words = (self.package / "manifest.sig").read_text().splitlines()
        key = KeyFile(self.key)
        self.assertTrue(verifies(key.public, message, base64.b64decode(words[1])))
        self.assertFalse(verifies(key.public, message + b" ", base64.b64decode(words[1])))

    def test_nothing_is_allowed_at_first(self):
        self.refuses_to_install(("tidak dikenal", "kinerja plugin trust add"),
                                ("is not known", "kinerja plugin trust add"))
        self.assertFalse(self.store.exists())

    def test_a_key_that_is_not_in_the_allow_list(self):
        self.allow(key=self.new_key("lain", "Lain"))
        self.refuses_to_install(("tidak dikenal", "minta berkas .pub"), "ask the vendor itself")
        self.allow("org.example.other")
        self.refuses_to_install(("tidak ada dalam daftar yang diizinkan", "trust add"),
                                "not in the allow list")
        self.allow(ID, "--sha256", "0" * 64)
        self.refuses_to_install("tidak ada dalam daftar yang diizinkan", "not in the allow list")

    def test_a_vendor_key_says_nothing_about_another_vendors_plugins(self):
        other = self.new_key("lain", "Lain")
        self.allow()
        self.allow("org.example.other", key=other)
        self.write_signed(key=other)
        self.refuses_to_install("tidak ada dalam daftar yang diizinkan", "not in the allow list")

    def test_a_denied_id_although_it_is_allowed(self):
        self.allow()
        self.works("plugin", "trust", "deny", "org.example.*", "--store", self.store)
        self.refuses_to_install(("dilarang oleh daftar tolak", "org.example.*"),
                                "forbidden by the deny list")

    def test_a_bad_signature(self):
        self.allow()
        file = self.package / "manifest.sig"
        header, words = file.read_text().splitlines()
        raw = bytearray(base64.b64decode(words))
        raw[7] ^= 1
        file.write_text(header + "\n" + base64.b64encode(raw).decode() + "\n")
        self.refuses_to_install(("tidak cocok dengan isinya", "paket aslinya"), "doesn't fit")
        file.write_text("tanda tangan\n")
        self.refuses_to_install("manifest.sig: bukan", "damaged")

    def test_the_signature_of_another_manifest(self):
        self.allow()
        old = (self.package / "manifest.sig").read_bytes()
        self.pack(2)
        (self.package / "manifest.sig").write_bytes(old)
        self.refuses_to_install("milik manifes lain", "of another manifest")

    def test_a_manifest_that_leads_out_of_its_folder(self):
        self.allow()
        self.library.rename(self.folder / "packaged.so")
        for name in ("../packaged.so", str(self.folder / "packaged.so"), "a/../../packaged.so"):
            self.write_signed(file=name)
            self.refuses_to_install(("/file", "tanpa garis miring"), ("/file", "without a slash"))

    def test_an_id_that_leads_out_of_the_store(self):
        self.allow("*")
        for name in ("..", "../../x", "/etc", "id..x"):
            self.write_signed(id=name)
            self.refuses_to_install(("/id", "bukan id"), ("/id", "is no id"))

    def test_a_link_in_the_place_of_the_library(self):
        self.allow()
        self.library.rename(self.folder / "lain.so")
        self.library.symlink_to(self.folder / "lain.so")
        self.refuses_to_install(("packaged.so: tautan simbolik", "Taruh berkasnya sendiri"),
                                "symbolic link")

    def test_a_library_that_was_changed_by_one_byte(self):
        self.allow()
        raw = bytearray(self.library.read_bytes())
        for place in (0, len(raw) // 2, len(raw) - 1):
            changed = bytearray(raw)
            changed[place] ^= 1
            self.library.write_bytes(changed)
            self.refuses_to_install(("bukan yang ditandatangani", "Jangan dipakai"),
                                    "not those that were signed")

    def test_a_library_that_says_otherwise_than_its_manifest(self):
        self.allow("*")
        self.write_signed(id="org.example.harmless")
        self.refuses_to_install(('"id"', "org.example.harmless", ID, "Minta paket yang benar"),
                                'but the library says "%s"' % ID)
        shutil.copyfile(plugin_file("KINERJA_TEST_PLUGINS", "fails"), self.library)
        self.works("plugin", "sign", self.package, "--key", self.key)
        self.write_signed(version="9.0")
        self.refuses_to_install(('"version"', "9.0"), "but the library says")

    def test_a_plugin_for_another_machine(self):
        self.allow()
        self.write_signed(platform="linux-vax")
        self.refuses_to_install(("linux-vax", "Minta paket untuk mesin ini"), "is for linux-vax")

    def test_a_key_that_has_run_out(self):
        self.allow(ID, "--until", "2001-01-01")
        self.refuses_to_install(("hanya berlaku sampai 2001-01-01", '"until"'),
                                "good only until 2001-01-01")
        self.allow(ID, "--until", "2199-12-31")
        self.install()

    def test_not_signed_at_all(self):
        self.allow()
        (self.package / "manifest.sig").unlink()
        self.refuses_to_install(("tidak ditandatangani", "kinerja plugin sign"), "is not signed")
        (self.package / "manifest.json").unlink()
        self.refuses_to_install("bukan paket plugin", "not a package")

    def test_every_mistake_of_a_manifest_is_told_at_once(self):
        self.allow()
        self.write_signed(platform=3, sha256="x", autostart=True)
        self.refuses_to_install(("/platform", "/sha256", "/autostart"), "/autostart")

    def test_a_library_that_is_swapped_while_it_is_installed(self):
        """Whatever the moment: refused, or the signed bytes are installed."""
        self.allow()
        good = self.library.read_bytes()
        bad = pathlib.Path(plugin_file("KINERJA_TEST_PLUGINS", "packaged_2")).read_bytes()
        done = threading.Event()

        def swap():
            while not done.is_set():
                for content in (bad, good):
                    new = self.folder / "baru"
                    new.write_bytes(content)
                    os.replace(new, self.library)

        thread = threading.Thread(target=swap)
        thread.start()
        codes = []
        try:
            for _ in range(25):
                codes.append(self.plugin("install", self.package).code)
                if self.installed.exists():
                    self.assertEqual((self.installed / "packaged.so").read_bytes(), good)
        finally:
            done.set()
            thread.join()
        self.assertEqual(set(codes), {0, 1}, "the swap never came in between")
        self.assertEqual([p.read_bytes() for p in (self.store / "binaries").iterdir()], [good])


class StoreAttacks(TrustCase):
    """After a plugin was installed: it is checked again each time."""

    def setUp(self):
        super().setUp()
        self.allow()
        self.install()
        self.assertEqual(self.listed()[ID]["state"], "ok")

    def test_a_link_in_the_place_of_the_library(self):
        file = self.installed / "packaged.so"
        file.rename(self.folder / "lain.so")
        file.symlink_to(self.folder / "lain.so")
        self.refuses_installed("tautan simbolik", "symbolic link")

    def test_a_library_that_was_changed_by_one_byte(self):
        file = self.installed / "packaged.so"
        raw = bytearray(file.read_bytes())
        raw[len(raw) // 2] ^= 1
        file.chmod(0o600)
        file.write_bytes(raw)
        self.refuses_installed("bukan yang ditandatangani", "not those that were signed")

    def test_a_folder_that_others_can_write(self):
        for folder in (self.installed, self.store / "plugins"):
            for mode in (0o775, 0o757, 0o1777):
                folder.chmod(mode)
                if folder == self.installed:
                    self.refuses_installed(("mode %04o" % mode, "chmod go-w %s" % folder),
                                           "chmod go-w %s" % folder)
                else:
                    self.says("chmod go-w %s" % folder, "plugin", "list", "--store", self.store,
                              code=0, english="can be written by other users")
                self.assertEqual(self.plugin("install", self.package).code,
                                 1 if folder != self.installed else 0)
                folder.chmod(0o755)
                self.install()

    def test_a_store_that_others_can_write(self):
        for folder in (self.store, self.folder):
            folder.chmod(0o777)
            self.says("chmod go-w %s" % folder, "plugin", "list", "--store", self.store, code=0,
                      english="chmod go-w %s" % folder)
            self.says("chmod go-w %s" % folder, "plugin", "install", self.package, "--store",
                      self.store, english="chmod go-w %s" % folder)
            folder.chmod(0o755)

    def test_a_trust_file_that_others_can_write(self):
        (self.store / "trust.json").chmod(0o666)
        self.refuses_installed("chmod go-w %s" % (self.store / "trust.json"), "trust.json")

    def test_a_file_of_another_user(self):
        if os.geteuid() != 0:
            self.skipTest("only root can give a file away")
        os.chown(self.installed / "packaged.so", 54321, -1)
        self.refuses_installed(("uid 54321", "chown root"), "belongs to another user")

    def test_a_plugin_in_the_folder_of_another(self):
        self.allow("org.example.*")
        other = self.store / "plugins/org.example.other"
        shutil.copytree(self.installed, other)
        self.assertIn("ini manifes " + ID, self.listed()["org.example.other"]["message"])
        self.assertEqual(self.listed()[ID]["state"], "ok")

    def test_a_denial_holds_for_what_is_installed(self):
        self.works("plugin", "trust", "deny", ID, "--store", self.store)
        self.refuses_installed("dilarang oleh daftar tolak", "deny list")
        self.works("plugin", "trust", "add", str(self.key) + ".pub", "--plugin", ID, "--store",
                   self.store)
        self.refuses_installed("dilarang oleh daftar tolak", "deny list")

    def test_without_its_trust_file_nothing_is_allowed(self):
        (self.store / "trust.json").unlink()
        self.refuses_installed("tidak dikenal", "is not known")

    def test_a_damaged_trust_file_allows_nothing(self):
        (self.store / "trust.json").write_text('{"trust_version": 1, "alow": []}')
        self.refuses_installed(("trust.json", "/alow"), "/alow")
        self.says("/alow", "plugin", "trust", "list", "--store", self.store)

    def test_no_variable_and_no_relative_path_adds_a_folder(self):
        env = {"KINERJA_STORE": str(self.store), "KINERJA_PLUGINS": str(self.package),
               "KINERJA_PLUGIN_PATH": str(self.package), "LD_LIBRARY_PATH": str(self.package),
               "XDG_DATA_HOME": str(self.folder), "HOME": str(self.folder)}
        os.environ.update(env)
        try:
            answer = self.answer("plugin", "list", cwd=self.package)
        finally:
            for name in set(env) - {"HOME"}:
                os.environ.pop(name)
        self.assertEqual(answer["installed"], [])
        self.assertNotIn("org.example.packaged", [c["id"] for c in answer["components"]])
        done = self.kinerja("plugin", "list", "--store", "toko", cwd=self.folder)
        self.assertEqual(done.code, 2, done)
        self.assertIn("dimulai dengan /", done.err)


if __name__ == "__main__":
    main()
