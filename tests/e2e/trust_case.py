"""What the tests of trust share: a vendor with a key, a package of its plugin, and a store."""

import json
import pathlib
import shutil

from ed25519 import KeyFile
from kinerja_case import Case, plugin_file

ID = "org.example.packaged.plugin"


class TrustCase(Case):
    def setUp(self):
        super().setUp()
        self.folder.chmod(0o755)
        self.store = self.folder / "toko"
        self.package = self.folder / "paket"
        self.installed = self.store / "plugins" / ID
        self.library = self.package / "packaged.so"
        self.key = self.new_key("kunci", "Dinas Uji")
        self.pack(1)

    def new_key(self, name, vendor):
        self.works("plugin", "key", self.folder / name, "--vendor", vendor)
        return self.folder / name

    def plugin(self, *arguments, **options):
        return self.kinerja("plugin", *arguments, "--store", self.store, **options)

    def pack(self, version, *options):
        """A package of the vendor's plugin, signed by the program."""
        self.package.mkdir(exist_ok=True)
        shutil.copyfile(plugin_file("KINERJA_TEST_PLUGINS", "packaged_%d" % version), self.library)
        self.works("plugin", "sign", self.package, "--key", self.key, *options)

    def allow(self, plugin=ID, *options, key=None):
        self.works("plugin", "trust", "add", str(key or self.key) + ".pub", "--plugin", plugin,
                   "--store", self.store, *options)

    def install(self, *options):
        return self.works("plugin", "install", self.package, "--store", self.store, *options)

    def manifest(self):
        return json.loads((self.package / "manifest.json").read_text())

    def write_signed(self, key=None, **changes):
        """A manifest with these members, and a signature of it that holds."""
        text = json.dumps({**self.manifest(), **changes}).encode()
        (self.package / "manifest.json").write_bytes(text)
        signature = KeyFile(key or self.key).signature(text)
        (self.package / "manifest.sig").write_text(signature)

    def listed(self):
        """The installed plugins by id."""
        answer = self.answer("plugin", "list", "--store", self.store)
        return {one["id"]: one for one in answer["installed"]}

    def refuses_to_install(self, words, english):
        before = self.tree()
        self.says(words, "plugin", "install", self.package, "--store", self.store, english=english)
        self.assertEqual(self.tree(), before)

    def refuses_installed(self, words, english):
        """What was installed is listed with the reason why it is not used."""
        one = self.listed()[ID]
        self.assertEqual(one["state"], "refused", one)
        for part in (words,) if isinstance(words, str) else words:
            self.assertIn(part, one["message"])
        for part in (english,) if isinstance(english, str) else english:
            self.assertIn(part, one["message_en"])
        self.says(one["message"], "plugin", "list", "--store", self.store, code=0,
                  english=one["message_en"])

    def tree(self):
        """Every file of the store with its bytes."""
        files = (p for p in pathlib.Path(self.store).rglob("*") if p.is_file())
        return {str(p.relative_to(self.store)): p.read_bytes() for p in files
                if p.name != ".kunci"}
