import DoseInterface
import Formulary

struct ListLabsHandler: Handler {
    typealias Method = ListLabs

    func answer(_ request: ListLabs.Request, in scene: Scene) throws -> ListLabs.Reply {
        ListLabs.Reply(
            labs: scene.formulary.analytes.map { analyte in
                LabName(
                    name: analyte.id, title: analyte.name, units: analyte.units.map(\.words))
            })
    }
}
