"""Romanization of Ukrainian names, by the examples of resolution No. 55 and others."""

import pytest

from communique.gazetteer.place_rows import Row
from communique.gazetteer.ukrainian import rename, romanized, shown_name


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        pytest.param("Алушта", "Alushta", id="a"),
        pytest.param("Згорани", "Zghorany", id="zgh"),
        pytest.param("Розгон", "Rozghon", id="zgh-within"),
        pytest.param("Ґалаґан", "Galagan", id="g"),
        pytest.param("Єнакієве", "Yenakiieve", id="ye-and-ie"),
        pytest.param("Їжакевич", "Yizhakevych", id="yi"),
        pytest.param("Кадиївка", "Kadyivka", id="yi-within"),
        pytest.param("Йосипівка", "Yosypivka", id="y"),
        pytest.param("Стрий", "Stryi", id="i-at-the-end"),
        pytest.param("Юрій", "Yurii", id="yu"),
        pytest.param("Корюківка", "Koriukivka", id="iu"),
        pytest.param("Яготин", "Yahotyn", id="ya"),
        pytest.param("Костянтинівка", "Kostiantynivka", id="ia"),
        pytest.param("Знам'янка", "Znamianka", id="apostrophe"),
        pytest.param("Щербухи", "Shcherbukhy", id="shch"),
        pytest.param("Івано-Франківськ", "Ivano-Frankivsk", id="soft-sign-and-hyphen"),
    ],
)
def test_romanized(name, latin):
    assert romanized(name) == latin


@pytest.mark.parametrize(
    ("name", "names", "shown"),
    [
        pytest.param("Avdiyivka", ["Авдеевка", "Авдіївка"], "Avdiivka", id="the-ukrainian-name"),
        pytest.param("Zaporizhzhya", ["Запорожье", "Запоріжжя"], "Zaporizhzhia", id="not-the-russian-one"),
        pytest.param("Kherson", ["Херсон"], "Kherson", id="both-alike"),
        pytest.param("Nova Darnytsya", ["Нова дарниця"], "Nova Darnytsia", id="capitals-as-before"),
        pytest.param("Sonyachnyi", ["Даманський"], "Sonyachnyi", id="another-name-altogether"),
        pytest.param("Shevchenko", ["Шевченківський район"], "Shevchenko", id="a-district-of-the-name"),
        pytest.param("Torez", ["Torezʼk"], "Torez", id="no-cyrillic-name"),
    ],
)
def test_shown_name(name, names, shown):
    assert shown_name(name, names) == shown


def test_the_old_name_stays_and_a_raion_takes_its_town_s():
    town = Row("Berdyansk", "UA", "city", names=["Бердянськ"], population=100_000, district="UA.26.1")
    raion = Row("Berdyanskyi Raion", "UA", "district", names=["Berdyanskyi"], code="UA.26.1")
    elsewhere = Row("Berdyansk", "RU", "city", names=["Бердянськ"])
    rename([raion, town, elsewhere])
    assert (town.name, raion.name, elsewhere.name) == ("Berdiansk", "Berdiansk Raion", "Berdyansk")
    assert "Berdyansk" in town.names
    assert "Berdyanskyi Raion" in raion.names
