-- What a company's own perfil is for, in a sentence of its makers (A-30); empty for none.
ALTER TABLE perfil ADD COLUMN description TEXT COLLATE "C" NOT NULL DEFAULT '';
